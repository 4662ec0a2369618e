import "server-only";

/** Who waits for a call: writes go before a person's reads, those before background work. */
export type Priority = "write" | "person" | "background";

/** Zoom's rate limit labels (zoom-api.md 4); each endpoint has one. */
export type RateLabel = "light" | "medium" | "heavy";

/** What every function that calls Zoom takes last. */
export type CallOptions = { priority?: Priority };

/** A read. `path` holds the segments below the base address, not encoded. */
export type ZoomRead = {
  path: readonly string[];
  query?: Record<string, string | number>;
  label: RateLabel;
  priority?: Priority | undefined;
};

/** A write: sent at most once, apart from one resend after Zoom turned the token away. */
export type ZoomWrite = {
  method: "POST" | "PUT" | "PATCH";
  path: readonly string[];
  body: Record<string, unknown>;
  label: RateLabel;
};

/** An answer that Zoom meant as success; `body` null: it was empty. */
export type ZoomAnswer = { status: number; body: Record<string, unknown> | null; requestId: string | null };

/** The same, and when the call left: after all that it waited for in our queue. */
export type SentAnswer = ZoomAnswer & { sentAt: Date };

/**
 * Limits in milliseconds. `read` and `write` cover the answer's body; `read` covers all tries together. A retry waits
 * between `backoffMin` and `backoffMax`.
 */
export type Timings = {
  connect: number;
  read: number;
  write: number;
  token: number;
  backoffMin: number;
  backoffMax: number;
};
