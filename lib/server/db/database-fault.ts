import "server-only";

// Classes of SQLSTATE that say nothing about the statement: connection, resources, operator, system.
const CLASSES = new Set(["08", "53", "57", "58"]);
/** Lock not available, deadlock, serialisation: another try may pass. */
const CODES = new Set(["55P03", "40P01", "40001"]);
const SYSTEM = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT", "ETIMEDOUT"]);
const CALLS = new Set(["connect", "read", "write"]);
// pg gives these no code.
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/**
 * True when a statement failed because the database is down, locked, full or out of connections, and not because the
 * statement is wrong. Takes what pg or drizzle threw.
 */
export function isDatabaseFault(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (isFault(at)) return true;
  }
  return false;
}

function isFault(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (WORDS.test(error.message)) return true;
  if (typeof code !== "string") return false;
  if (SYSTEM.has(code)) return syscall !== undefined && CALLS.has(syscall);
  return CODES.has(code) || (/^[0-9A-Z]{5}$/.test(code) && CLASSES.has(code.slice(0, 2)));
}
