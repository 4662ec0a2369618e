/** Which requests a fault meets; every given member must match. */
export type FaultMatch = {
  method?: string;
  /** Path from the root, decoded. One star stands for a segment, two for any number; `^...` is a regular expression. */
  path?: string;
  /** The account in the path. */
  accountId?: string;
  /** Only the n-th request that matches the rest, counted from 1. */
  nth?: number;
};

/** An answer given in place of the real one; with `apply` the request is carried out first. */
type Instead = { apply?: boolean };

/** What happens to a request that a fault meets. Times in milliseconds. */
export type FaultAction =
  | { kind: "delay"; ms: number }
  | { kind: "hang" }
  | { kind: "reset_before" }
  | { kind: "reset_after" }
  | { kind: "apply_no_answer" }
  /** Carried out after `ms`; the caller never hears, or its connection is reset at once. */
  | { kind: "apply_late"; ms: number; connection?: "hang" | "reset" }
  | ({ kind: "status"; status: number; body?: unknown; headers?: Record<string, string> } & Instead)
  | ({ kind: "html"; status?: number; bytes?: number } & Instead)
  /** The JSON stops halfway; with `reset` the connection breaks there, else the answer ends as if complete. */
  | ({ kind: "cut_json"; reset?: boolean } & Instead)
  /** One byte each `everyMs` (default 1000), of the body or of head and body. */
  | ({ kind: "drip"; part?: "head" | "body"; everyMs?: number } & Instead)
  | { kind: "rate_limited"; limit: "qps" | "daily"; headers?: boolean; retryAfter?: string }
  | { kind: "expired_token"; message?: string }
  /** On a write: reads of its account answer the old state for `ms`. On a read: it answers the state before the last write. */
  | { kind: "stale_reads"; ms: number }
  | ({ kind: "redirect"; location: string; status?: number } & Instead)
  | ({ kind: "duplicate_keys" } & Instead)
  | ({ kind: "null_plans" } & Instead)
  | ({ kind: "wrong_types" } & Instead);

/** A fault by script. `times` (default 1) is how many requests it meets, `always` has no end. */
export type FaultRule = { match?: FaultMatch; times?: number | "always"; action: FaultAction };

/** A fault as the sandbox keeps it: `met` counts the requests it was done to. */
export type ActiveFault = FaultRule & { id: string; seen: number; met: number };
