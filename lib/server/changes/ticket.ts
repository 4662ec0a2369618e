import "server-only";
import type { Place } from "@/lib/server/zoom/limiter";

declare const issued: unique symbol;

/**
 * Proof that a change is journalled as *sending* and that this process holds it. Zoom's write functions demand one,
 * so that a write outside the journal does not compile. Only `run-change.ts` may import `issueTicket`.
 */
export type WriteTicket = {
  readonly changeId: string;
  readonly accountId: string;
  readonly fence: number;
  /** No byte may leave from this `performance.now()` on: the lease is about to pass to another process. */
  readonly sendBefore: number;
  /** The call's place in our share of Zoom's limits, asked for while the change was being stored. */
  readonly place?: Place;
  /** Asked right before the first byte, once the call has its place; what it throws stops the call unsent. */
  readonly lastLook?: () => Promise<void>;
  readonly [issued]: true;
};

/** Makes the ticket; to be called after the *sending* row is durable. */
export function issueTicket(parts: Omit<WriteTicket, typeof issued>): WriteTicket {
  return parts as WriteTicket;
}
