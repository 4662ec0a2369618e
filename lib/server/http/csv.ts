import "server-only";
import { stringify } from "csv-stringify/sync";

/** A number is written as one; a text never becomes a number's or a formula's cell by what it begins with. */
export type Cell = string | number | null;

// Spreadsheets run what begins so, some after dropping blanks and control characters, some in full width.
const RUNS = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

// Most cells are nothing but such characters, which need neither quotes nor apostrophe; the writer itself is slow.
const PLAIN = /^(?:[A-Za-z0-9][\w .:&/@-]*)?$/;

/** Rows as CSV (RFC 4180); texts that a spreadsheet would run as a formula get an apostrophe (OWASP ASVS 5.0, 1.2.10). */
export function csvText(rows: Cell[][]): string {
  return rows.map(line).join("");
}

function line(row: Cell[]): string {
  const plain = row.length > 0 && row.every((cell) => PLAIN.test(String(cell ?? "")));
  if (plain) return `${row.join(",")}\r\n`;
  const safe = row.map((cell) => (typeof cell === "string" ? inert(cell) : cell));
  // Left to itself it quotes only whole line ends, and a lone one would begin a row.
  return stringify([safe], { record_delimiter: "windows", quoted_match: /[\r\n]/ });
}

function inert(text: string): string {
  const whole = text.replaceAll("\0", "");
  return RUNS.test(whole) ? `'${whole}` : whole;
}
