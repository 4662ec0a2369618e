import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { csvText } from "@/lib/server/http/csv";

const hasLibreOffice = spawnSync("soffice", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "plandesk-csv-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STARTS = [
  "=",
  "+",
  "-",
  "@",
  "\t=",
  "\r=",
  "\n=",
  "＝",
  "＋",
  "－",
  "＠",
  " =",
  "\u00a0=",
  "\ufeff=",
  "\x1f+",
];
const FORMULAS = STARTS.flatMap((start) => [
  `${start}1+1`,
  `${start}SUM(B1:B2)`,
  `${start}HYPERLINK("http://x","y")`,
]);

/** The cells of a CSV as LibreOffice holds them: which it computes, and how many have text. */
function opened(name: string, csv: string): { formulas: number; texts: number } {
  writeFileSync(join(folder, `${name}.csv`), csv);
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  // 44: comma, 34: quotes, 76: UTF-8, from row 1; at last: "evaluate formulas", as who opens one by hand may choose.
  const filter = "CSV:44,34,76,1,,0,false,true,false,false,false,0,true";
  const to = ["--convert-to", "fods", "--outdir", folder, join(folder, `${name}.csv`)];
  execFileSync("soffice", [profile, "--headless", `--infilter=${filter}`, ...to], { stdio: "ignore" });
  const sheet = readFileSync(join(folder, `${name}.fods`), "utf8");
  const count = (part: RegExp) => sheet.match(part)?.length ?? 0;
  return { formulas: count(/table:formula=/g), texts: count(/office:value-type="string"/g) };
}

test.skipIf(!hasLibreOffice)(
  "B9: LibreOffice opens an export with formulas in every cell and computes none",
  { timeout: 120_000 },
  () => {
    const raw = FORMULAS.map((text) => `"${text.replaceAll('"', '""')}",1\r\n`).join("");
    // Without our apostrophes it does compute, or this would prove nothing.
    expect(opened("raw", raw).formulas).toBeGreaterThan(0);
    const safe = opened("safe", csvText(FORMULAS.map((text) => [text, 1])));
    expect(safe.formulas).toBe(0);
    expect(safe.texts).toBe(FORMULAS.length);
  },
);
