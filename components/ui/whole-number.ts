/** What a number field holds: the number, or the text as typed when it is no whole number, or nothing. */
export type NumberValue = number | string | undefined;

/**
 * Reads what was typed. Only a plain whole number becomes one: "abc", "1.5", "1e3" and "007" stay text,
 * so that they remain on screen and the schema can name the fault instead of a silent guess.
 */
export function readWholeNumber(text: string): NumberValue {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return /^(0|[1-9]\d{0,8})$/.test(trimmed) ? Number(trimmed) : text;
}

/** One step up or down, kept within the bounds; text or nothing starts from the lower bound. */
export function stepNumber(value: NumberValue, by: 1 | -1, min: number, max: number): number {
  if (typeof value !== "number") return min;
  return Math.min(max, Math.max(min, value + by));
}
