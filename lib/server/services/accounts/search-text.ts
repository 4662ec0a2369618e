import "server-only";

/**
 * Folds case, width and accents away, so that "zurich" finds "ＺÜRICH".
 * @returns lower-case text without combining marks, white space as single blanks
 */
export function foldSearch(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
}

/** What a search looks through: the folded texts, one a line, so that no match runs over two of them. */
export function searchText(parts: (string | null)[]): string {
  return parts.flatMap((part) => (part ? [foldSearch(part)] : [])).join("\n");
}

/** A LIKE pattern that finds the folded text anywhere, its `%`, `_` and `\` meaning themselves. */
export function likePattern(folded: string): string {
  return `%${folded.replace(/[\\%_]/g, "\\$&")}%`;
}
