import { CLIENT_SECRET_PREFIX, SESSION_SECRET_PREFIX } from "@/lib/sandbox/fresh-secrets";
import { TOKEN_PREFIX } from "@/lib/sandbox/tokens";

const beginnings = [TOKEN_PREFIX, CLIENT_SECRET_PREFIX, SESSION_SECRET_PREFIX];

/** Each beginning as it is, and as it looks inside base64, wherever in three bytes it starts there. */
const traces = beginnings.flatMap((beginning) => [
  beginning,
  ...[0, 1, 2].map((before) => encodedMiddle(beginning, before)),
]);

/** The beginnings of secrets that stand in a text, plain or in base64. */
export function secretsIn(text: string): string[] {
  return traces.filter((trace) => text.includes(trace));
}

function encodedMiddle(text: string, before: number): string {
  const encoded = Buffer.from(" ".repeat(before) + text).toString("base64url");
  // The first and last letters also depend on what stands around the text.
  return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + text.length) * 8) / 6));
}
