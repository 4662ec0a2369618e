/** Every error code of our API with its HTTP status and the title people read (RFC 9457). */
export const problems = {
  invalid_json: { status: 400, title: "The request is not readable JSON" },
  idempotency_key_missing: { status: 400, title: "The request has no Idempotency-Key" },
  invalid_query: { status: 400, title: "A filter or sort is not understood" },
  invalid_shape: { status: 400, title: "The request has a shape that is not known" },
  not_signed_in: { status: 401, title: "Your session has ended" },
  forbidden: { status: 403, title: "Your role does not allow this" },
  sign_in_again: { status: 403, title: "Sign in again to go on" },
  last_admin: { status: 409, title: "Plandesk needs an admin" },
  person_not_found: { status: 404, title: "There is no such person" },
  cross_origin: { status: 403, title: "The request did not come from Plandesk" },
  not_found: { status: 404, title: "There is nothing here" },
  account_not_found: { status: 404, title: "There is no such sub-account" },
  account_gone: { status: 404, title: "Zoom no longer knows this sub-account" },
  method_not_allowed: { status: 405, title: "This address does not take that method" },
  change_in_progress: { status: 409, title: "Another change of this sub-account is open" },
  change_settled: { status: 409, title: "This change needs no settling" },
  request_in_progress: { status: 409, title: "This change is being sent" },
  plans_changed: { status: 412, title: "The plans changed since you read them" },
  body_too_large: { status: 413, title: "The request is larger than 64 KiB" },
  unsupported_media_type: { status: 415, title: "The request must be application/json" },
  invalid_request: { status: 422, title: "Some fields need another value" },
  not_eligible: { status: 422, title: "This sub-account cannot take that change" },
  idempotency_key_reused: { status: 422, title: "The Idempotency-Key belongs to another request" },
  zoom_refused: { status: 422, title: "Zoom refused" },
  version_missing: { status: 428, title: "The request has no If-Match" },
  too_many_requests: { status: 429, title: "Too many requests in a minute" },
  internal: { status: 500, title: "Something broke in Plandesk" },
  zoom_invalid_answer: { status: 502, title: "Zoom's answer could not be read" },
  database_unavailable: { status: 503, title: "Plandesk's database does not answer" },
  zoom_unavailable: { status: 503, title: "Zoom does not answer" },
  zoom_rate_limited: { status: 503, title: "Zoom's call limit is reached" },
  zoom_misconfigured: { status: 503, title: "Zoom does not accept our credentials" },
} as const;

export type ProblemCode = keyof typeof problems;

/** A field error: `path` in dots as in the request body, e.g. `plan_base.hosts`. */
export type FieldError = { path: string; message: string };

/** What Zoom said, without its raw body. */
export type ZoomRefusal = { status: number; code: number | null; message: string; requestId: string | null };

/** An error answer of our API (application/problem+json). */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  errors?: FieldError[];
  zoom?: ZoomRefusal;
  changeId?: string;
  [extension: string]: unknown;
};

/** Builds a problem from its code; `more` adds detail, field errors and extensions. */
export function problem(code: ProblemCode, more: Partial<Problem> = {}): Problem {
  const { status, title } = problems[code];
  return { type: `/problems/${code}`, title, status, code, ...more };
}
