import { performance } from "node:perf_hooks";
import type { SandboxAccount } from "./account";
import { settlePending } from "./pending-hosts";

type Version = { account: SandboxAccount; replacedAt: number };
type Entry = {
  seq: number;
  live: SandboxAccount;
  history: Version[];
  held: { account: SandboxAccount; until: number } | null;
};

const KEPT_VERSIONS = 20;

/** The accounts, in the order in which they came, with the versions that a lagging read may still show. */
export class AccountStore {
  #entries = new Map<string, Entry>();
  #nextSeq = 1;

  /** Adds an account; throws when its id is taken. */
  add(account: SandboxAccount): void {
    if (this.#entries.has(account.id)) throw new Error(`account ${account.id} exists`);
    this.#entries.set(account.id, { seq: this.#nextSeq, live: account, history: [], held: null });
    this.#nextSeq += 1;
  }

  remove(accountId: string): boolean {
    return this.#entries.delete(accountId);
  }

  /** The account as it is, for rules and changes; decreases due by `today` are carried out first. */
  live(accountId: string, today: string): SandboxAccount | undefined {
    const entry = this.#entries.get(accountId);
    if (entry === undefined) return undefined;
    settlePending(entry.live, today);
    return entry.live;
  }

  /** The account as a read sees it: its state `lagMs` of real time ago, or the one held back by a fault. */
  read(accountId: string, today: string, lagMs: number): SandboxAccount | undefined {
    const live = this.live(accountId, today);
    const entry = this.#entries.get(accountId);
    if (live === undefined || entry === undefined) return undefined;
    const now = performance.now();
    if (entry.held !== null && now < entry.held.until) return entry.held.account;
    return entry.history.find((version) => version.replacedAt > now - lagMs)?.account ?? live;
  }

  /** Replaces an account by `next`; the version before stays for lagging reads. */
  replace(next: SandboxAccount): void {
    const entry = this.#entries.get(next.id);
    if (entry === undefined) throw new Error(`account ${next.id} does not exist`);
    entry.history.push({ account: entry.live, replacedAt: performance.now() });
    entry.history = entry.history.slice(-KEPT_VERSIONS);
    entry.live = next;
  }

  /** Lets reads of an account answer `account` for `ms` more. */
  holdBack(account: SandboxAccount, ms: number): void {
    const entry = this.#entries.get(account.id);
    if (entry !== undefined) entry.held = { account, until: performance.now() + ms };
  }

  /** Every account with its sequence number, which never changes, oldest first. */
  list(): { seq: number; account: SandboxAccount }[] {
    return [...this.#entries.values()].map(({ seq, live }) => ({ seq, account: live }));
  }

  /** Those that came after a sequence number, oldest first; only as many as are taken are looked at. */
  *after(position: number): Generator<{ seq: number; account: SandboxAccount }> {
    for (const { seq, live } of this.#entries.values()) if (seq > position) yield { seq, account: live };
  }

  clear(): void {
    this.#entries.clear();
    this.#nextSeq = 1;
  }
}
