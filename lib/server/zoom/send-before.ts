import "server-only";
import { ZoomNotSent } from "@/lib/server/zoom/errors";

/** Why a request was stopped before its first byte; `transportError` knows the code. */
export class SendTooLate extends Error {
  readonly code = "ERR_SEND_TOO_LATE";
}

/**
 * Throws ZoomNotSent once `sendBefore` (milliseconds of `performance.now()`, which no clock change moves) has passed:
 * by then another process may have taken the change over and be judging it.
 */
export function refuseLateSend(sendBefore: number | undefined): void {
  if (!isLate(sendBefore)) return;
  const message = "Plandesk was held up for too long; nothing was sent";
  throw new ZoomNotSent({ reason: "unreachable", message, retryAfterSeconds: 1 });
}

/** True once the moment has passed; never without one. */
export function isLate(sendBefore: number | undefined): boolean {
  return sendBefore !== undefined && performance.now() >= sendBefore;
}
