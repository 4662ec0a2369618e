import "server-only";
import { randomUUID } from "node:crypto";
import { isIP } from "node:net";

const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/** The id of a request: the one a proxy gave it, when it is plain, else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given !== null && REQUEST_ID.test(given) ? given : randomUUID();
}

/** The nearest sender's address; the last entry, because a sender can forge those before it. */
export function senderOf(headers: Headers): string | null {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return isIP(last) === 0 ? null : last;
}
