import "server-only";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/**
 * Parses JSON and refuses an object that names a key twice: which of two values counts is anybody's guess.
 *
 * Throws SyntaxError, whose message holds nothing of the text.
 */
export function parseStrictJson(text: string): unknown {
  const value = parse(text);
  refuseRepeatedKeys(text);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError("The JSON is malformed or cut");
  }
}

// Goes over well-formed JSON once: strings are leapt over, and of the rest only the braces and commas matter.
function refuseRepeatedKeys(text: string): void {
  // The keys seen of each open object; null for an open array.
  const open: (Set<string> | null)[] = [];
  let keys: Set<string> | null = null;
  let expectsKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (expectsKey && keys) addKey(keys, text, at, end);
      expectsKey = false;
      at = end;
    } else if (code === COMMA) {
      expectsKey = keys !== null;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      open.push(keys);
      keys = code === OPEN_OBJECT ? new Set() : null;
      expectsKey = keys !== null;
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      keys = open.pop() ?? null;
      expectsKey = false;
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
}

function addKey(keys: Set<string>, text: string, start: number, end: number): void {
  const written = text.slice(start + 1, end);
  const key = written.includes("\\") ? String(JSON.parse(`"${written}"`)) : written;
  if (keys.has(key)) throw new SyntaxError("The JSON names a key twice");
  keys.add(key);
}
