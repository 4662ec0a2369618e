import "server-only";

/** The longest piece of Zoom's words that an error carries, in characters. */
const MESSAGE_LIMIT = 500;

/**
 * Why a call to Zoom did not succeed. Of the three kinds below exactly one is thrown; what matters for a write is
 * whether Zoom may have done it. None of them holds the token, a header or a raw body.
 */
export abstract class ZoomError extends Error {
  /** Zoom's id of the request, for its support; null when no answer came or it named none. */
  readonly requestId: string | null;

  constructor(message: string, requestId: string | null) {
    super(plainText(message));
    this.requestId = requestId;
  }
}

/** Zoom answered and certainly did nothing: a code on 4xx, HTTP 300 or 2xx, or a second 401 (zoom-api.md 2.1). */
export class ZoomRefused extends ZoomError {
  override readonly name = "ZoomRefused";
  readonly status: number;
  readonly code: number | null;
  /** False for an earlier refusal given again: Zoom was not asked this time. */
  readonly asked: boolean;

  constructor(answer: {
    status: number;
    code: number | null;
    message: string;
    requestId: string | null;
    asked?: false;
  }) {
    super(answer.message, answer.requestId);
    this.status = answer.status;
    this.code = answer.code;
    this.asked = answer.asked ?? true;
  }
}

export type NotSentReason = "unreachable" | "rate_limited" | "credentials" | "circuit_open";

/** Certainly nothing happened at Zoom: not connected, no token, or turned away by a limit. Safe to try again. */
export class ZoomNotSent extends ZoomError {
  override readonly name = "ZoomNotSent";
  readonly reason: NotSentReason;
  /** Seconds after which a new try makes sense; null when nobody said. */
  readonly retryAfterSeconds: number | null;
  /** Which of its limits Zoom answered with; null: it was not asked. */
  readonly limit: "second" | "day" | null;

  constructor(cause: {
    reason: NotSentReason;
    message: string;
    retryAfterSeconds?: number | null;
    limit?: "second" | "day";
    requestId?: string | null;
  }) {
    super(cause.message, cause.requestId ?? null);
    this.reason = cause.reason;
    this.retryAfterSeconds = cause.retryAfterSeconds ?? null;
    this.limit = cause.limit ?? null;
  }
}

/** The request was sent and its outcome is not known; for a read: Zoom gave no answer that can be used. */
export class ZoomNoAnswer extends ZoomError {
  override readonly name = "ZoomNoAnswer";
  /** HTTP status when one came; null when the connection gave none. */
  readonly status: number | null;

  constructor(cause: { status: number | null; message: string; requestId?: string | null }) {
    super(cause.message, cause.requestId ?? null);
    this.status = cause.status;
  }
}

/** Takes any text from outside and returns one line of it without control characters, cut at 500 characters. */
export function plainText(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return line.length > MESSAGE_LIMIT ? `${line.slice(0, MESSAGE_LIMIT - 1)}…` : line;
}
