import type { ServerResponse } from "node:http";

/** An answer before it is sent. `body` goes out as JSON, `text` as it is; with neither the answer is empty. */
export type Reply = {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  text?: string;
};

/** Returns what of a reply goes over the wire: its bytes and its headers with type and length. */
export function renderReply(reply: Reply): { bytes: Buffer; headers: Record<string, string> } {
  const text = reply.text ?? (reply.body === undefined ? "" : JSON.stringify(reply.body));
  const bytes = Buffer.from(text, "utf8");
  const type: Record<string, string> =
    bytes.length > 0 ? { "content-type": "application/json;charset=UTF-8" } : {};
  const length: Record<string, string> =
    reply.status === 204 ? {} : { "content-length": String(bytes.length) };
  return { bytes, headers: { ...type, ...length, ...reply.headers } };
}

/** Sends a reply; does nothing when the caller has gone. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  if (response.destroyed || response.writableEnded) return;
  const { bytes, headers } = renderReply(reply);
  response.writeHead(reply.status, headers);
  response.end(reply.status === 204 ? undefined : bytes);
}
