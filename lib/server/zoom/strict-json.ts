import "server-only";

const COLON = 0x3a;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/**
 * Parses JSON and refuses an object that names a key twice: which of two values counts is anybody's guess. NUL is left
 * out and halves of surrogate pairs become U+FFFD: Postgres takes neither, and one such name would cost all others.
 *
 * Throws SyntaxError, whose message holds nothing of the text.
 */
export function parseStrictJson(text: string): unknown {
  const storable = withoutUnstorable(text);
  const value = parse(storable);
  // Of a repeated key the value keeps one.
  if (keysWritten(storable) > keysKept(value)) throw new SyntaxError("The JSON names a key twice");
  return value;
}

const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;
// Every escape is met, so that a backslash that is escaped itself begins none, and a whole pair is told from halves.
const ESCAPE = /\\(?:ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|u[\da-f]{4}|.)/gis;
const HALF = /^\\ud[89a-f][\da-f]{2}$/i;

function withoutUnstorable(text: string): string {
  if (!UNSTORABLE.test(text)) return text;
  return text.replace(ESCAPE, (written) => {
    if (written === "\\u0000") return "";
    return HALF.test(written) ? "\ufffd" : written;
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError("The JSON is malformed or cut");
  }
}

// In well-formed JSON the strings before a colon are the keys.
function keysWritten(text: string): number {
  let keys = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = endOfString(text, start);
    let after = end + 1;
    while (text.charCodeAt(after) <= SPACE) after += 1;
    if (text.charCodeAt(after) === COLON) keys += 1;
    start = text.indexOf('"', end + 1);
  }
  return keys;
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
}

function keysKept(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Object.values(value);
  let keys = Array.isArray(value) ? 0 : own.length;
  for (const each of own) keys += keysKept(each);
  return keys;
}
