import type { Reply } from "../reply";
import type { AccountPatch, NewAccount } from "../state/account";
import { makeAccount, patchAccount } from "../state/new-account";
import type { World } from "../world";
import type { ControlCall } from "./control-call";

/** Answers the controls of accounts: changes made "elsewhere", which the ledger does not count. */
export function controlAccounts(world: World, call: ControlCall): Reply | undefined {
  if (call.noun !== "accounts") return undefined;
  const accountId = call.rest[0];
  if (accountId === undefined) return call.method === "POST" ? addAccount(world, call) : undefined;
  const account = world.accounts.live(accountId, world.clock.today());
  if (account === undefined) return { status: 404, body: { error: `no account ${accountId}` } };
  if (call.method === "GET") return { status: 200, body: account };
  if (call.method === "DELETE") {
    world.accounts.remove(accountId);
    return { status: 204 };
  }
  if (call.method !== "PATCH") return undefined;
  const patched = patchAccount(account, call.body() as AccountPatch);
  world.accounts.replace(patched);
  return { status: 200, body: patched };
}

function addAccount(world: World, call: ControlCall): Reply {
  const { id, name, ...rest } = call.body() as Partial<NewAccount>;
  if (typeof id !== "string" || typeof name !== "string") throw new Error("an account needs id and name");
  const account = makeAccount({ ...rest, id, name });
  world.accounts.add(account);
  return { status: 201, body: account };
}
