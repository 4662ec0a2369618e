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
 * The same connections, looking at the time once more when the connection stands and the request's first byte is to
 * be written: a process can be stopped while it connects.
 */
export function untilSendBefore(dispatch: Dispatch, sendBefore: number | undefined): Dispatch {
  const { dispatcher } = dispatch;
  if (!dispatcher || sendBefore === undefined) return dispatch;
  const inner = dispatcher as Dispatcher;
  return {
    dispatcher: {
      dispatch: (options: unknown, handler: Handler) => inner.dispatch(options, watched(handler, sendBefore)),
    },
  };
}

function watched(handler: Handler, sendBefore: number): Handler {
  const { onConnect, onRequestStart } = handler;
  const own: Handler = Object.create(handler);
  if (onConnect) {
    own.onConnect = (abort, ...more) => {
      onConnect.call(own, abort, ...more);
      if (isLate(sendBefore)) abort(new SendTooLate());
    };
  }
  if (onRequestStart) {
    own.onRequestStart = (controller, ...more) => {
      onRequestStart.call(own, controller, ...more);
      if (isLate(sendBefore)) controller.abort(new SendTooLate());
    };
  }
  return own;
}

function isLate(sendBefore: number | undefined): boolean {
  return sendBefore !== undefined && performance.now() >= sendBefore;
}
