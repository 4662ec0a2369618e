import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import { accounts } from "@/lib/server/db/schema";

// Letters of their own, which Unicode does not take apart; people type them without their strokes all the same. Greek
// ends a word with another small sigma.
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ς: "σ",
};
const WHOLE_LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/**
 * Folds case, width and accents away, so that "zurich" finds "ＺÜRICH".
 * @returns lower-case text without combining marks, white space as single blanks
 */
export function foldSearch(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(WHOLE_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
}

/**
 * What a search looks through: the folded texts, one a line, so that no match runs over two of them. A blank stands
 * before each, so that " zu" finds every word that begins so.
 */
export function searchText(parts: (string | null)[]): string {
  return parts.flatMap((part) => (part ? [` ${foldSearch(part)}`] : [])).join("\n");
}

const SHORT = /^[a-z0-9]{1,2}$/;
const INDEXED_RUN = /[a-z0-9]{3}/;

/**
 * The sub-accounts that a search finds; undefined when it asks for nothing. One or two letters or digits find words
 * that begin so, anything else is found anywhere. `%`, `_` and `\` mean themselves.
 *
 * Both ways go by the trigram index. It knows nothing of text without letters that it takes for such (which ones
 * depends on the server's locale, so: other than a-z and 0-9); those go by the index of single characters.
 */
export function searchCondition(text: string): SQL | undefined {
  const folded = foldSearch(text);
  if (folded === "") return undefined;
  const wanted = SHORT.test(folded) ? ` ${folded}` : folded;
  const found = sql`${accounts.search} like ${`%${wanted.replace(/[\\%_]/g, "\\$&")}%`}`;
  const marks = [...new Set(folded.replace(/[a-z0-9 ]/g, ""))];
  if (marks.length === 0 || INDEXED_RUN.test(folded)) return found;
  return and(found, sql`search_marks(${accounts.search}) @> ${sql.param(marks)}::text[]`);
}
