import type { RouteCall } from "../route";
import type { SandboxAccount } from "../state/account";

/**
 * Carries out a change on a copy of the account, puts the copy in its place and writes the ledger.
 * Returns the account as it is afterwards.
 */
export function applyChange(
  call: RouteCall,
  account: SandboxAccount,
  body: unknown,
  change: (draft: SandboxAccount) => void,
): SandboxAccount {
  const { world, incoming } = call;
  const draft = structuredClone(account);
  change(draft);
  world.accounts.replace(draft);
  world.ledger.apply({
    at: world.clock.now().toISOString(),
    accountId: account.id,
    method: incoming.method,
    path: incoming.path,
    body,
    before: account.plans,
    after: draft.plans,
    pending: draft.pending,
    relative: typeof body === "object" && body !== null && "increasing_hosts" in body,
  });
  return draft;
}
