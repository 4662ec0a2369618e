import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

// Next serves its own page for broken pages to whoever asks for it, as a 500 that may be kept for a year.
const NEXT_ERROR_PAGE = "/_global-error";
/** Addresses that lead to our own "there is nothing here". */
const NOWHERE = { api: "/api/unreadable", page: "/unreadable" };

/**
 * Sends requests that Next cannot read to an address that does not exist. For a broken escape (`%E0%A4%A`), `*` and
 * TRACE it answers a bare 500 before any of our code runs, and a doubled slash or another host in the first line gets
 * a redirect without our headers; nothing of ours is called by a NUL. Node tells of each request before Next sees it.
 */
export function redirectUnreadableRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const url = request.url ?? "/";
    if (request.method === "TRACE") Object.assign(request, { method: "DELETE", url: NOWHERE.api });
    else if (!isReadable(url)) request.url = url.startsWith("/api/") ? NOWHERE.api : NOWHERE.page;
  });
}

function isReadable(url: string): boolean {
  const [path = ""] = url.split("?", 1);
  try {
    decodeURIComponent(path);
  } catch {
    return false;
  }
  if (/%00/.test(path)) return false;
  return path.startsWith("/") && !/\/\/|\\/.test(path) && path !== NEXT_ERROR_PAGE;
}
