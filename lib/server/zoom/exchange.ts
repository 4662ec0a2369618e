import "server-only";
import type { Dispatcher } from "@/lib/server/zoom/dispatcher";
import { ZoomNoAnswer } from "@/lib/server/zoom/errors";
import { isLate, SendTooLate } from "@/lib/server/zoom/send-before";
import { transportError } from "@/lib/server/zoom/transport-error";

const GOOD_BODY_LIMIT = 8 * 1024 * 1024;
const BAD_BODY_LIMIT = 256 * 1024;

/** Headers of an answer, by their name in small letters. */
export type AnswerHeaders = { get(name: string): string | null };

/** An answer that came whole; `text` null: the server sent a web page, which nobody reads. */
export type HttpAnswer = { status: number; headers: AnswerHeaders; text: string | null };

/** What goes out. `sendBefore`: no byte may leave from this `performance.now()` on. */
export type Outgoing = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
  sendBefore?: number | undefined;
};

type Abort = (reason: Error) => void;
type Settle = { resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * One HTTP exchange, as undici tells of it step by step: its own `fetch` costs three times as much, and inside Next
 * another one stands in its place that repeats requests and drops our connections.
 */
export class Exchange {
  /** False while certainly no byte of the request was written. */
  begun = false;
  readonly answer: Promise<HttpAnswer>;
  readonly #sendBefore: number | undefined;
  readonly #settle: Settle;
  #abort: Abort | null = null;
  #cancelled: Error | null = null;
  #status = 0;
  #headers: AnswerHeaders = { get: () => null };
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(dispatcher: Dispatcher, { method, url, headers, body, sendBefore }: Outgoing) {
    const { promise, resolve, reject } = withResolvers<HttpAnswer>();
    this.answer = promise;
    this.#settle = { resolve, reject };
    this.#sendBefore = sendBefore;
    const { origin, pathname, search } = new URL(url);
    // Without limits of its own: the request's deadline covers everything.
    const options = { origin, path: pathname + search, method, headers, headersTimeout: 0, bodyTimeout: 0 };
    dispatcher.dispatch({ ...options, body: body ?? null }, this);
  }

  /** Ends the exchange with `error`, unless it is over; what is not sent yet never is. */
  cancel(error: Error): void {
    this.#settle.reject(error);
    this.#cancelled = error;
    this.#abort?.(error);
  }

  /** The connection stands and the request's first byte is to be written. */
  onConnect(abort: Abort): void {
    // A process can be stopped while it connects.
    const reason = this.#cancelled ?? (isLate(this.#sendBefore) ? new SendTooLate() : null);
    this.#abort = abort;
    if (reason) abort(reason);
    else this.begun = true;
  }

  onHeaders(status: number, raw: readonly Buffer[]): boolean {
    if (status < 200) return true;
    this.#status = status;
    this.#headers = { get: (name) => headerOf(raw, name) };
    const isPage = this.#headers.get("content-type")?.toLowerCase().includes("html") ?? false;
    if (isPage && status !== 204) this.#resolve(null);
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#size += chunk.byteLength;
    const limit = this.#status < 300 ? GOOD_BODY_LIMIT : BAD_BODY_LIMIT;
    if (this.#size > limit) this.cancel(this.#unusable(`is larger than ${limit / 1024} KiB`));
    else this.#chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    try {
      const [first] = this.#chunks;
      this.#resolve(utf8.decode(this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks)));
    } catch {
      this.#settle.reject(this.#unusable("is not UTF-8 text"));
    }
  }

  onError(error: Error): void {
    this.#settle.reject(transportError(error));
  }

  #resolve(text: string | null): void {
    this.#settle.resolve({ status: this.#status, headers: this.#headers, text });
    if (text === null) this.#abort?.(new Error("nobody reads a web page"));
  }

  #unusable(why: string): ZoomNoAnswer {
    return new ZoomNoAnswer({ status: this.#status, message: `Zoom's answer ${why}` });
  }
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

function headerOf(raw: readonly Buffer[], name: string): string | null {
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const same = raw[at]?.length === name.length && raw[at]?.toString("latin1").toLowerCase() === name;
    if (same) return raw[at + 1]?.toString("latin1") ?? null;
  }
  return null;
}
