import "server-only";
import type { Dispatch } from "@/lib/server/zoom/dispatcher";
import { ZoomNotSent } from "@/lib/server/zoom/errors";

type Abort = (reason?: Error) => void;
/** What undici tells of a request on its way: `onConnect` up to version 6, `onRequestStart` from 7. */
type Handler = {
  onConnect?(abort: Abort, ...more: unknown[]): void;
  onRequestStart?(controller: { abort: Abort }, ...more: unknown[]): void;
};
type Dispatcher = { dispatch(options: unknown, handler: Handler): boolean };

/** undici hands it on as the cause of fetch's error; `transportError` knows the code. */
class SendTooLate extends Error {
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

/**
 * What is known of a request on its way. `maybeBegun` is false only while certainly no byte of it was written: from the
 * moment in which the request comes by here until its first byte. One that goes another way is never seen.
 */
export type Start = { maybeBegun: boolean };

/**
 * The same connections, looking at the time once more when the connection stands and the request's first byte is to
 * be written: a process can be stopped while it connects. Gives the way and what is known of the request on it.
 */
export function watchStart(
  dispatch: Dispatch,
  sendBefore: number | undefined,
): { dispatch: Dispatch; start: Start } {
  const inner = dispatch.dispatcher as Dispatcher | undefined;
  if (!inner) return { dispatch, start: { maybeBegun: true } };
  const start = { maybeBegun: true };
  const send = (options: unknown, handler: Handler) => {
    start.maybeBegun = false;
    return inner.dispatch(options, watched(handler, start, sendBefore));
  };
  return { dispatch: { dispatcher: { dispatch: send } }, start };
}

function watched(handler: Handler, start: Start, sendBefore: number | undefined): Handler {
  const { onConnect, onRequestStart } = handler;
  const own: Handler = Object.create(handler);
  // Without either nobody tells us.
  if (!onConnect && !onRequestStart) start.maybeBegun = true;
  if (onConnect) {
    own.onConnect = (abort, ...more) => {
      onConnect.call(own, abort, ...more);
      if (isLate(sendBefore)) abort(new SendTooLate());
      else start.maybeBegun = true;
    };
  }
  if (onRequestStart) {
    own.onRequestStart = (controller, ...more) => {
      onRequestStart.call(own, controller, ...more);
      if (isLate(sendBefore)) controller.abort(new SendTooLate());
      else start.maybeBegun = true;
    };
  }
  return own;
}

function isLate(sendBefore: number | undefined): boolean {
  return sendBefore !== undefined && performance.now() >= sendBefore;
}
