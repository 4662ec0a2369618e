import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Addresses that lead to our own "there is nothing here". */
const NOWHERE = { api: "/api/unreadable", page: "/unreadable" };

/**
 * Sends requests that Next cannot read to an address that does not exist. For a broken escape (`%E0%A4%A`) and for
 * TRACE it answers a bare 500 before any of our code runs; Node tells of each request before Next sees it.
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
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
