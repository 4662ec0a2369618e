import "server-only";

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/**
 * Parses JSON and refuses an object that names a key twice: which of two values counts is anybody's guess.
 *
 * Throws SyntaxError, whose message holds nothing of the text.
 */
export function parseStrictJson(text: string): unknown {
  const value = parse(text);
  // The keys seen of each open object; null for an open array.
  const open: (Set<string> | null)[] = [];
  let expectsKey = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const keys = open.at(-1);
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token !== "," && keys && expectsKey) addKey(keys, token);
    expectsKey = token === "{" || (token === "," && keys instanceof Set);
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError("The JSON is malformed or cut");
  }
}

function addKey(keys: Set<string>, token: string): void {
  const key = token.includes("\\") ? String(JSON.parse(token)) : token.slice(1, -1);
  if (keys.has(key)) throw new SyntaxError("The JSON names a key twice");
  keys.add(key);
}
