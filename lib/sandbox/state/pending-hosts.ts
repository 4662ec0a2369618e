import type { SandboxAccount } from "./account";
import { linesOf } from "./plan-lines";

/** Carries out the host decreases whose renewal day has come. */
export function settlePending(account: SandboxAccount, today: string): void {
  if (account.pending.length === 0) return;
  for (const due of account.pending.filter((pending) => pending.onDate <= today)) {
    const line = linesOf(account.plans).find(({ path, type }) => path === due.path && type === due.type);
    if (line !== undefined) line.node.hosts = due.hosts;
  }
  account.pending = account.pending.filter((pending) => pending.onDate > today);
}
