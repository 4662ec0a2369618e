import "server-only";

declare const issued: unique symbol;

/**
 * Proof that a change is journalled as *sending* and that this process holds it. Zoom's write functions demand one,
 * so that a write outside the journal does not compile. Only `run-change.ts` may import `issueTicket`.
 */
export type WriteTicket = {
  readonly changeId: string;
  readonly accountId: string;
  readonly fence: number;
  readonly [issued]: true;
};

/** Makes the ticket; to be called after the *sending* row is durable. */
export function issueTicket(changeId: string, accountId: string, fence: number): WriteTicket {
  return { changeId, accountId, fence } as WriteTicket;
}
