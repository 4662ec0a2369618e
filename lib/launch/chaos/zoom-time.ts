import { channel } from "node:diagnostics_channel";

/**
 * Tells for how many milliseconds since `reset` any request to Zoom was under way, as Node's own HTTP client reports:
 * from the moment a request is made until the last byte of its answer.
 */
export function zoomTime(): { reset(): void; spent(): number } {
  const under = new Set<unknown>();
  let spent = 0;
  let since = 0;
  const requestOf = (message: unknown) => (message as { request: unknown }).request;
  const ended = (message: unknown) => {
    if (under.delete(requestOf(message)) && under.size === 0) spent += performance.now() - since;
  };
  channel("undici:request:create").subscribe((message) => {
    if (under.size === 0) since = performance.now();
    under.add(requestOf(message));
  });
  channel("undici:request:trailers").subscribe(ended);
  channel("undici:request:error").subscribe(ended);
  return { reset: () => (spent = 0), spent: () => spent };
}
