import "server-only";

const REDACTED = "[redacted]";
const SHORTEST_SECRET = 8;

// By ending, so that clientSecret, ZOOM_CLIENT_SECRET and x-csrf-token are caught as well.
const SECRET_KEY =
  /(authorization|cookie|password|passwd|secret|token|credentials?|api[-_]?key|private[-_]?key)$/i;

/** The shapes in which a secret may stand in a line of JSON: as it is, escaped, and in a URL. */
export function secretForms(value: string): string[] {
  if (value.length < SHORTEST_SECRET) return [];
  const escaped = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, escaped, encodeURIComponent(value)])];
}

/**
 * Takes one line of JSON and gives it back with every field of a secret name, and every known secret value,
 * replaced; a line that is not JSON keeps its text apart from the values.
 */
export function redactedLine(line: string, secrets: Iterable<string>): string {
  let text = withoutSecretFields(line);
  for (const secret of secrets) text = text.replaceAll(secret, REDACTED);
  return text;
}

function withoutSecretFields(line: string): string {
  try {
    const hide = (key: string, value: unknown) => (SECRET_KEY.test(key) && hides(value) ? REDACTED : value);
    return `${JSON.stringify(JSON.parse(line), hide)}\n`;
  } catch {
    return line;
  }
}

// `token: true` or `cookie: null` tells something and gives nothing away.
function hides(value: unknown): boolean {
  return (
    typeof value === "string" || typeof value === "number" || (typeof value === "object" && value !== null)
  );
}
