import "server-only";

const MOST_DEPTH = 8;
const MOST_KEYS = 200;
// They reach an object's prototype wherever code copies keys one by one.
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
// The string keeps the colon after it, which makes it a key.
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/g;

/**
 * What is wrong with a JSON text although it parses: nested too deeply, too many keys, a key twice in one object
 * (JSON.parse silently keeps the last), or a key that reaches prototypes.
 * @param text well-formed JSON
 * @returns a sentence for people, or null when nothing is wrong
 */
export function jsonFault(text: string): string | null {
  const open: Set<string>[] = [];
  let keys = 0;
  for (const [token, string, colon] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (string !== undefined && colon !== undefined) {
      keys += 1;
      const fault = keyFault(JSON.parse(string) as string, open.at(-1));
      if (fault) return fault;
    }
    if (open.length > MOST_DEPTH) return `The body is nested more than ${MOST_DEPTH} levels deep`;
    if (keys > MOST_KEYS) return `The body has more than ${MOST_KEYS} keys`;
  }
  return null;
}

function keyFault(key: string, seen: Set<string> | undefined): string | null {
  if (FORBIDDEN.has(key)) return `The key ${key} is not allowed`;
  if (seen?.has(key)) return `The key ${key.slice(0, 50)} stands twice in one object`;
  seen?.add(key);
  return null;
}
