import type { PendingHosts, Plans } from "./state/account";

/** One change that was applied. A test proves "once" by counting these. */
export type LedgerEntry = {
  seq: number;
  /** The sandbox's clock, ISO 8601. */
  at: string;
  accountId: string;
  method: string;
  /** Path as it was sent, from the root. */
  path: string;
  body: unknown;
  before: Plans;
  after: Plans;
  /** Decreases that wait for a renewal after this change. */
  pending: PendingHosts[];
  /** True when `increasing_hosts` was in the body. */
  relative: boolean;
};

/** A write that was refused. */
export type RefusedEntry = {
  at: string;
  accountId: string;
  method: string;
  path: string;
  body: unknown;
  status: number;
  code: number;
  message: string;
};

/** Everything the sandbox applied and refused since it began or was reset. */
export type LedgerView = {
  applied: LedgerEntry[];
  refused: RefusedEntry[];
  /** Requests that held `increasing_hosts`, applied or refused: the product must never send one. */
  relativeWrites: number;
};

/** Requests received, by route such as `GET /accounts/{accountId}/plans`; unknown paths count as `other`. */
export type CountsView = {
  received: Record<string, number>;
  /** Answers by route and status, such as `GET /accounts 200`; unanswered requests are not in it. */
  answered: Record<string, number>;
  tokenRequests: number;
  tokensIssued: number;
  total: number;
};
