import { accountUnknown } from "../refusal";
import type { RouteCall } from "../route";
import type { SandboxAccount } from "../state/account";

/** Returns the account as it is, for a write; throws 404 with code 2001. */
export function liveAccount({ world, accountId }: RouteCall): SandboxAccount {
  const account = world.accounts.live(accountId, world.clock.today());
  if (account === undefined) throw accountUnknown(accountId);
  return account;
}

/** Returns the account as a read sees it after the read lag; throws 404 with code 2001. */
export function readAccount({ world, accountId, readLagMs }: RouteCall): SandboxAccount {
  const account = world.accounts.read(accountId, world.clock.today(), readLagMs);
  if (account === undefined) throw accountUnknown(accountId);
  return account;
}
