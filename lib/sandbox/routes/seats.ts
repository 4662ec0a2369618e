import { baseLine } from "../rules/base-line";
import type { SandboxAccount } from "../state/account";

/** Returns the account's seats: the base plan's hosts, or the one seat of a free account. */
export function seatsOf(account: SandboxAccount): number {
  return baseLine(account.plans)?.hosts ?? 1;
}
