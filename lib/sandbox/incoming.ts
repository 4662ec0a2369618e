import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal";

const MAX_BODY_BYTES = 1024 * 1024;

/** A request that was read to its end. */
export type Incoming = {
  method: string;
  /** Path as sent, still encoded, without the query. */
  path: string;
  /** The path's segments, each decoded by itself, so that an id may hold a slash. */
  segments: string[];
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  text: string;
  remoteAddress: string;
};

/** Reads a request. A path that cannot be decoded has no segments and so meets no route. */
export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const url = request.url ?? "/";
  const cut = url.indexOf("?");
  const path = cut < 0 ? url : url.slice(0, cut);
  return {
    method: request.method ?? "GET",
    path,
    segments: decodedSegments(path),
    query: new URLSearchParams(cut < 0 ? "" : url.slice(cut + 1)),
    headers: request.headers,
    text: await readText(request),
    remoteAddress: request.socket.remoteAddress ?? "",
  };
}

function decodedSegments(path: string): string[] {
  try {
    return path.split("/").slice(1).map(decodedSegment);
  } catch {
    return [];
  }
}

// An id that begins with a slash or holds two in a row comes encoded twice (Zoom, using-zoom-apis).
function decodedSegment(segment: string): string {
  const once = decodeURIComponent(segment);
  return /^%2F|%2F%2F/i.test(once) ? decodeURIComponent(once) : once;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Returns the media type of the request without its parameters, lower case. */
export function mediaType(incoming: Incoming): string {
  return (incoming.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Returns the request's JSON object; anything else is refused with Zoom's words (references/errors). */
export function jsonObject(incoming: Incoming): Record<string, unknown> {
  const refusal = new Refusal(300, "Request Body should be a valid JSON object.");
  if (mediaType(incoming) !== "application/json") throw refusal;
  let value: unknown;
  try {
    value = JSON.parse(incoming.text);
  } catch {
    throw refusal;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw refusal;
  return value as Record<string, unknown>;
}
