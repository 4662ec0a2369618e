import "server-only";
import { type Dispatch, dispatcherOf } from "@/lib/server/zoom/dispatcher";
import { ZoomNoAnswer, ZoomNotSent } from "@/lib/server/zoom/errors";
import { Exchange, type HttpAnswer, type Outgoing } from "@/lib/server/zoom/exchange";
import { refuseLateSend } from "@/lib/server/zoom/send-before";

/** One HTTP exchange. `secrets` are cut out of whatever comes back. */
export type HttpOrder = Outgoing & {
  /** Milliseconds for everything, the answer's last byte included. */
  deadlineMs: number;
  dispatch: Dispatch;
  secrets: readonly string[];
};

/**
 * Sends one request once: no retry, no redirect followed, nothing cached.
 *
 * Throws ZoomNotSent when no byte can have left, ZoomNoAnswer for a passed deadline, a broken connection, an answer
 * above the size limit or one that is not UTF-8.
 */
export async function request(order: HttpOrder): Promise<HttpAnswer> {
  refuseLateSend(order.sendBefore);
  const headers = { accept: "application/json", "user-agent": "Plandesk", ...order.headers };
  const exchange = new Exchange(dispatcherOf(order.dispatch), { ...order, headers });
  const timer = setTimeout(() => {
    exchange.cancel(exchange.begun ? tooSlow(order) : unreachable(order));
  }, order.deadlineMs);
  try {
    const { status, headers, text } = await exchange.answer;
    return { status, headers, text: text && withoutSecrets(text, order.secrets) };
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow({ deadlineMs }: HttpOrder): ZoomNoAnswer {
  const message = `Zoom gave no whole answer within ${(deadlineMs / 1000).toFixed(1)} s`;
  return new ZoomNoAnswer({ status: null, message });
}

function unreachable({ deadlineMs }: HttpOrder): ZoomNotSent {
  const message = `No connection to Zoom came about within ${(deadlineMs / 1000).toFixed(1)} s; nothing was sent`;
  return new ZoomNotSent({ reason: "unreachable", message });
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, "[removed]"), text);
}
