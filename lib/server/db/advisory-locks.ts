import "server-only";

/**
 * Numbers of the advisory locks that the product takes, in one place: two meanings of one number would lock each other
 * out. The chain of the audit has its own in migration 0002: 28348242.
 */
export const ADVISORY_LOCKS = {
  /** "plandesk" as letters of a telephone dial. */
  migrate: 75263375,
  /** Held by the product that a data folder belongs to, for as long as it runs. */
  folderOwner: 75263376,
  compact: 75263377,
  /** "checkpoint", cut to what an advisory lock takes. */
  checkpoint: 243257646,
} as const;
