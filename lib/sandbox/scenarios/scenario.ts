import type { AccountPatch, SandboxAccount } from "../state/account";
import { makeAccount } from "../state/new-account";
import { SCENARIO, type ScenarioName } from "./ids";

/** Returns a named account; the owner's address is made from the scenario's name. */
export function scenario(key: ScenarioName, name: string, given: AccountPatch = {}): SandboxAccount {
  const slug = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const subscribed = given.plans === undefined ? {} : { subscriptionStart: "2025-03-01T00:00:00Z" };
  return makeAccount({
    id: SCENARIO[key],
    name,
    ownerEmail: `owner@${slug}.example`,
    ...subscribed,
    ...given,
  });
}
