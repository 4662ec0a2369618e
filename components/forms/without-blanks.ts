/**
 * A form's values without the fields left blank, so that an optional one is absent and a required one is asked for
 * by name. Objects and lists stay even when nothing is left in them.
 */
export function withoutBlanks<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutBlanks) as T;
  if (typeof value !== "object" || value === null) return value;
  const filled = Object.entries(value)
    .filter(([, inner]) => inner !== undefined && !(typeof inner === "string" && inner.trim() === ""))
    .map(([key, inner]) => [key, withoutBlanks(inner)] as const);
  return Object.fromEntries(filled) as T;
}
