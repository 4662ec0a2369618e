import "server-only";
import { type ZoomError, ZoomNoAnswer, ZoomNotSent } from "@/lib/server/zoom/errors";

// Both happen before the first byte of a request: the name is not found, the connection is not made.
const SETUP_CALLS = new Set(["getaddrinfo", "connect"]);
const SETUP_CODES = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  // Ours: the request was stopped before its first byte, see send-before.ts.
  "ERR_SEND_TOO_LATE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_REJECTED",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);
const SETUP_MESSAGES = [
  "Client network socket disconnected before secure TLS connection was established",
  // Ports that the fetch standard blocks.
  "bad port",
];
/** Seconds to wait before a connection is tried again. */
const RETRY_SECONDS = 5;

/**
 * Takes what fetch threw and returns which of the two it was: certainly not sent, or sent and not known.
 *
 * Anything not on the lists counts as sent. The error is not kept as a cause, since it may hold headers.
 */
export function transportError(error: unknown): ZoomError {
  const causes = causesOf(error);
  const words = causes.map(codeOf).find((code) => code !== "") ?? "connection broken";
  if (causes.length > 0 && causes.every(isSetup)) {
    const message = `Zoom could not be reached (${words}); nothing was sent`;
    return new ZoomNotSent({ reason: "unreachable", message, retryAfterSeconds: RETRY_SECONDS });
  }
  return new ZoomNoAnswer({ status: null, message: `The connection to Zoom broke (${words})` });
}

// The innermost errors: fetch wraps the cause, and a name with several addresses gives one error for each.
function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(causesOf);
  return error.cause instanceof Error ? causesOf(error.cause) : [error];
}

function isSetup(error: Error): boolean {
  const { syscall } = error as NodeJS.ErrnoException;
  if (syscall !== undefined && SETUP_CALLS.has(syscall)) return true;
  return SETUP_CODES.has(codeOf(error)) || SETUP_MESSAGES.some((message) => error.message.includes(message));
}

function codeOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === "string" ? code : "";
}
