import "server-only";
import type { ChangeKind } from "@/lib/domain/change";
import { type Problem, type ProblemCode, problems, type ZoomRefusal } from "@/lib/domain/problem";
import { explainRefusal } from "@/lib/domain/refusals";
import { isDatabaseFault } from "@/lib/server/db/database-fault";
import { type NotSentReason, ZoomNoAnswer, ZoomNotSent, ZoomRefused } from "@/lib/server/zoom/errors";

/** An answer other than success, thrown by services; `handle` turns it into problem+json. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ProblemCode;
  /** Detail, field errors and extensions of the problem. */
  readonly extra: Partial<Problem>;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, extra: Partial<Problem> = {}, headers: Record<string, string> = {}) {
    super(extra.detail ?? problems[code].title);
    this.code = code;
    this.extra = extra;
    this.headers = headers;
  }
}

const NOT_SENT: Record<NotSentReason, ProblemCode> = {
  unreachable: "zoom_unavailable",
  circuit_open: "zoom_unavailable",
  rate_limited: "zoom_rate_limited",
  credentials: "zoom_misconfigured",
};
const RETRY_SECONDS = 10;

/**
 * The answer that an error of a read stands for; null for one that nobody foresaw.
 * @param kind what was asked of Zoom, for the words that explain a refusal
 */
export function toAppError(error: unknown, kind: ChangeKind | "read" = "read"): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof ZoomRefused) return refusalError(error, kind);
  if (error instanceof ZoomNotSent) {
    const seconds = error.retryAfterSeconds ?? RETRY_SECONDS;
    return new AppError(
      NOT_SENT[error.reason],
      {},
      { "Retry-After": String(Math.max(1, Math.ceil(seconds))) },
    );
  }
  if (error instanceof ZoomNoAnswer) return noAnswerError(error);
  if (isDatabaseFault(error)) return new AppError("database_unavailable", {}, { "Retry-After": "5" });
  return null;
}

/** Zoom's words without its raw body. */
export function zoomRefusal({ status, code, message, requestId }: ZoomRefused): ZoomRefusal {
  return { status, code, message, requestId };
}

/** True for the answer of a sub-account that Zoom does not know (404, code 2001). */
export function isUnknownAccount(error: unknown): error is ZoomRefused {
  return error instanceof ZoomRefused && error.status === 404 && (error.code === 2001 || error.code === null);
}

function refusalError(error: ZoomRefused, kind: ChangeKind | "read"): AppError {
  const zoom = zoomRefusal(error);
  if (isUnknownAccount(error)) return new AppError("account_gone", { zoom });
  const explanation = explainRefusal(zoom, kind);
  return new AppError("zoom_refused", { detail: explanation?.meaning ?? zoom.message, zoom, explanation });
}

// An answer that came, with a status of success, and still could not be read is Zoom's fault and not its absence.
function noAnswerError(error: ZoomNoAnswer): AppError {
  const unreadable = error.status !== null && error.status >= 200 && error.status < 300;
  if (unreadable) return new AppError("zoom_invalid_answer");
  return new AppError("zoom_unavailable", {}, { "Retry-After": String(RETRY_SECONDS) });
}
