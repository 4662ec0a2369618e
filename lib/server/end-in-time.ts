import "server-only";

/** What runs at SIGTERM gets this long; a change that has not ended by then is "not known" to the next process. */
export const DRAIN_MS = 20_000;

/**
 * Ends this process at the latest `drainMs` after the first SIGTERM or SIGINT. Whoever serves finishes its requests
 * and ends earlier; Next waits for them without a limit.
 */
export function endInTime(drainMs = DRAIN_MS): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => setTimeout(() => process.exit(1), drainMs).unref());
  }
}
