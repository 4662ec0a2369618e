import "server-only";
import type { Change } from "@/lib/domain/change";
import { type FieldError, type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { type ChangeRow, toChange } from "@/lib/server/changes/change-row";
import { AppError } from "@/lib/server/errors";

/** What the journal keeps of the answer to a request, to give it again for the same key. */
export type Answer = NonNullable<ChangeRow["answer"]>;

/** What a service gives back: applied or accepted 200 or 201, outcome not known 202. */
export type ChangeResult = { status: 200 | 201 | 202; change: Change };

const RETRY_SECONDS = 10;

/** The answer that shows the change itself. */
export function changeAnswer(status: ChangeResult["status"]): (row: ChangeRow) => Answer {
  return (row) => ({ status, body: toChange(row) });
}

/** The answer that tells why the change did not happen. */
export function problemAnswer(
  code: ProblemCode,
  more: Omit<Partial<Problem>, "code">,
): (row: ChangeRow) => Answer {
  return (row) => {
    const body = problem(code, { ...more, changeId: row.id });
    return { status: body.status, body };
  };
}

/** The answer that an error before the sending stands for. */
export function errorAnswer(error: AppError): (row: ChangeRow) => Answer {
  const seconds = Number(error.headers["Retry-After"] ?? Number.NaN);
  const wait = Number.isNaN(seconds) ? {} : { retryAfterSeconds: seconds };
  return problemAnswer(error.code, { ...error.extra, ...wait });
}

/** The answer to a refusal, with Zoom's words, ours, and the form's field when the phrasebook names one. */
export function refusedAnswer(row: ChangeRow): Answer {
  const { zoom, explanation } = row;
  const message = explanation?.meaning ?? zoom?.message ?? "";
  const errors: FieldError[] | undefined = explanation?.field
    ? [{ path: explanation.field, message }]
    : undefined;
  const words = { detail: message, zoom: zoom ?? undefined, explanation, errors };
  const known = Object.fromEntries(Object.entries(words).filter(([, value]) => value != null));
  return problemAnswer("zoom_refused", known)(row);
}

/**
 * A stored answer as a service gives it. One that was not known then is given as the change stands now.
 * Throws AppError for every answer that is a problem.
 */
export function toResult(row: ChangeRow): ChangeResult {
  const { status, body } = row.answer ?? lostAnswer(row);
  if (status === 202) return { status, change: toChange(row) };
  if (status === 200 || status === 201) return { status, change: body as Change };
  const { code, ...more } = body as Problem;
  throw new AppError(code, more, headersOf(more));
}

function headersOf(more: Omit<Problem, "code">): Record<string, string> {
  if (more.status === 503) return { "Retry-After": String(more.retryAfterSeconds ?? RETRY_SECONDS) };
  const now = more.now as { version?: string } | undefined;
  return now?.version ? { ETag: `"${now.version}"` } : {};
}

// The process that should have answered died; the reconciler told what became of the change.
function lostAnswer(row: ChangeRow): Answer {
  if (row.state === "refused") return refusedAnswer(row);
  if (row.state !== "not_sent") return changeAnswer(202)(row);
  return problemAnswer("zoom_unavailable", {
    detail: "Plandesk stopped before anything was sent to Zoom. It is safe to try again.",
  })(row);
}
