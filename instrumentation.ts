/** Runs once when the web server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { redirectUnreadableRequests } = await import("@/lib/server/http/unreadable-requests");
  redirectUnreadableRequests();
  const { endInTime } = await import("@/lib/server/end-in-time");
  endInTime();
}
