import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { secretsIn } from "./secrets";

const FOLDER = "test-results";
// A zip's table of contents: PKWARE's APPNOTE.TXT, sections 4.3.12 and 4.3.7.
const LISTED = 0x02014b50;
const LISTED_BYTES = 46;
const LOCAL_BYTES = 30;
const DEFLATED = 8;

// Runs after every other test: what web and worker printed, traces, pictures, downloads and what failures left.
test("no secret is in anything that the whole run has left behind", () => {
  const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const searched = files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const parts = extname(path) === ".zip" ? unzipped(bytes) : [bytes];
    return parts.map((part) => ({ path, found: secretsIn(part.toString("latin1")), size: part.length }));
  });
  const size = searched.reduce((sum, part) => sum + part.size, 0);
  process.stdout.write(
    `searched ${searched.length} parts of ${files.length} files, ${Math.round(size / 1024)} KiB\n`,
  );
  expect(searched.map(({ path }) => path)).toContain(join(FOLDER, "product.log"));
  expect(searched.filter(({ found }) => found.length > 0).map(({ path }) => path)).toEqual([]);
});

/** The files within a zip. */
function unzipped(zip: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(LISTED);
  for (let at = zip.indexOf(mark); at !== -1; at = zip.indexOf(mark, at + LISTED_BYTES)) {
    const [method, size, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 42),
    ];
    const begins = local + LOCAL_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(begins, begins + size);
    parts.push(method === DEFLATED ? inflateRawSync(packed) : packed);
  }
  return parts;
}
