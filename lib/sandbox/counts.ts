import type { CountsView } from "./ledger-entry";

/** Counts requests by route. */
export class Counts {
  #received = new Map<string, number>();
  #answered = new Map<string, number>();
  #tokensIssued = 0;
  #total = 0;

  receive(route: string): void {
    this.#total += 1;
    bump(this.#received, route);
  }

  answer(route: string, status: number): void {
    bump(this.#answered, `${route} ${status}`);
  }

  issueToken(): void {
    this.#tokensIssued += 1;
  }

  view(): CountsView {
    return {
      received: Object.fromEntries(this.#received),
      answered: Object.fromEntries(this.#answered),
      tokenRequests: this.#received.get("POST /oauth/token") ?? 0,
      tokensIssued: this.#tokensIssued,
      total: this.#total,
    };
  }

  clear(): void {
    this.#received.clear();
    this.#answered.clear();
    this.#tokensIssued = 0;
    this.#total = 0;
  }
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
