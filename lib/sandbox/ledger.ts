import type { LedgerEntry, LedgerView, RefusedEntry } from "./ledger-entry";

/** Keeps every write that was applied and every one that was refused. */
export class Ledger {
  #applied: LedgerEntry[] = [];
  #refused: RefusedEntry[] = [];
  #relativeWrites = 0;

  apply(entry: Omit<LedgerEntry, "seq">): void {
    this.#applied.push({ seq: this.#applied.length + 1, ...structuredClone(entry) });
  }

  refuse(entry: RefusedEntry): void {
    this.#refused.push(structuredClone(entry));
  }

  /** Counts a request that held `increasing_hosts`, whatever becomes of it. */
  countRelative(): void {
    this.#relativeWrites += 1;
  }

  view(): LedgerView {
    return structuredClone({
      applied: this.#applied,
      refused: this.#refused,
      relativeWrites: this.#relativeWrites,
    });
  }

  clear(): void {
    this.#applied = [];
    this.#refused = [];
    this.#relativeWrites = 0;
  }
}
