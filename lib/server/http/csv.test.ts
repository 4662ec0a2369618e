import { describe, expect, it } from "vitest";
import { csvText } from "@/lib/server/http/csv";

/** Reads CSV to the letter of RFC 4180: a quote inside a bare cell, or anything behind a closing one, is an error. */
function read(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [[]];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`no CSV at ${JSON.stringify(text.slice(at, at + 40))}`);
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

const STARTS = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "\0=",
  "＝",
  "＋",
  "－",
  "＠",
  " =",
  "\u00a0=",
  "\ufeff=",
  "\x1f+",
];
const FORMULAS = STARTS.map((start) => `${start}cmd|'/c calc'!A1`);
const TEXTS = [
  'a "quoted" name',
  "a,b",
  "two\nlines",
  "two\r\nlines",
  "lone\rreturn",
  "x\n=1+1",
  '"',
  '""',
  "",
  "é 漢 👩‍👩‍👧",
];
const LONG = "x".repeat(32_768);

describe("B9: a cell of an export", () => {
  it.each(FORMULAS)("that begins like a formula is text to a spreadsheet: %j", (text) => {
    const [[first = "", second] = []] = read(csvText([[text, "next"]]));
    expect(first.startsWith("'")).toBe(true);
    expect(first.slice(1)).toBe(text.replaceAll("\0", ""));
    expect(second).toBe("next");
  });

  it.each([...TEXTS, LONG])("holds its text as it is (%#)", (text) => {
    expect(
      read(
        csvText([
          [text, "next"],
          ["last", text],
        ]),
      ),
    ).toEqual([
      [text, "next"],
      ["last", text],
    ]);
  });

  it("is a number only when it was one", () => {
    expect(csvText([[-5, 12, "-5", null]])).toBe("-5,12,'-5,\r\n");
  });
});
