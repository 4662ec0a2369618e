import "server-only";
import ky from "ky";
import type { Dispatch } from "@/lib/server/zoom/dispatcher";
import { ZoomError, ZoomNoAnswer, ZoomNotSent } from "@/lib/server/zoom/errors";
import { refuseLateSend, watchStart } from "@/lib/server/zoom/send-before";
import { transportError } from "@/lib/server/zoom/transport-error";

const GOOD_BODY_LIMIT = 8 * 1024 * 1024;
const BAD_BODY_LIMIT = 256 * 1024;

/** One HTTP exchange. `secrets` are cut out of whatever comes back. */
export type HttpOrder = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
  /** Milliseconds for everything, the answer's last byte included. */
  deadlineMs: number;
  /** Of a write: no byte may leave from this `performance.now()` on. */
  sendBefore?: number | undefined;
  dispatch: Dispatch;
  secrets: readonly string[];
};

/** An answer that came whole; `text` null: the server sent a web page, which nobody reads. */
export type HttpAnswer = { status: number; headers: Headers; text: string | null };

/**
 * Sends one request once: no retry, no redirect followed, nothing cached.
 *
 * Throws ZoomNotSent when no byte can have left, ZoomNoAnswer for a passed deadline, a broken connection, an answer
 * above the size limit or one that is not UTF-8.
 */
export async function request(order: HttpOrder): Promise<HttpAnswer> {
  refuseLateSend(order.sendBefore);
  const control = new AbortController();
  const { dispatch, start } = watchStart(order.dispatch, order.sendBefore);
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    // Not left to the signal alone: an undici body that drips can outlive it.
    timer = setTimeout(() => {
      reject(start.maybeBegun ? tooSlow(order) : unreachable(order));
      control.abort();
    }, order.deadlineMs);
  });
  try {
    return await Promise.race([exchange({ ...order, dispatch }, control.signal), deadline]);
  } catch (error) {
    control.abort();
    throw error instanceof ZoomError ? error : transportError(error);
  } finally {
    clearTimeout(timer);
  }
}

async function exchange(order: HttpOrder, signal: AbortSignal): Promise<HttpAnswer> {
  const { method, url, headers, body, dispatch } = order;
  const response = await ky(url, {
    method,
    headers: { accept: "application/json", ...headers },
    ...(body === undefined ? {} : { body }),
    signal,
    redirect: "manual",
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    cache: "no-store",
    // Not ky's Request: of one Next copies only what it knows, and our connections would be lost (patch-fetch.js). It
    // also answers a repeated GET of one page render from memory, a retry too, unless it sees a signal beside the
    // address (dedupe-fetch.js).
    fetch: (input, init) =>
      fetch(url, { ...init, ...plainInit(input), ...(body === undefined ? {} : { body }), signal }),
    ...dispatch,
  });
  const text = await readText(response);
  return {
    status: response.status,
    headers: response.headers,
    text: text && withoutSecrets(text, order.secrets),
  };
}

function plainInit(input: RequestInfo | URL): RequestInit {
  if (!(input instanceof Request)) return {};
  const { method, headers, redirect, cache } = input;
  return { method, headers, redirect, cache };
}

async function readText(response: Response): Promise<string | null> {
  if (response.headers.get("content-type")?.toLowerCase().includes("html")) {
    await response.body?.cancel();
    return response.body === null ? "" : null;
  }
  const limit = response.ok ? GOOD_BODY_LIMIT : BAD_BODY_LIMIT;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let text = "";
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw noAnswer(response.status, `Zoom's answer is larger than ${limit / 1024} KiB`);
    text += decode(response.status, () => decoder.decode(chunk, { stream: true }));
  }
  return text + decode(response.status, () => decoder.decode());
}

function decode(status: number, step: () => string): string {
  try {
    return step();
  } catch {
    throw noAnswer(status, "Zoom's answer is not UTF-8 text");
  }
}

function tooSlow({ deadlineMs }: HttpOrder): ZoomNoAnswer {
  return noAnswer(null, `Zoom gave no whole answer within ${(deadlineMs / 1000).toFixed(1)} s`);
}

function unreachable({ deadlineMs }: HttpOrder): ZoomNotSent {
  const message = `No connection to Zoom came about within ${(deadlineMs / 1000).toFixed(1)} s; nothing was sent`;
  return new ZoomNotSent({ reason: "unreachable", message });
}

function noAnswer(status: number | null, message: string): ZoomNoAnswer {
  return new ZoomNoAnswer({ status, message });
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, "[removed]"), text);
}
