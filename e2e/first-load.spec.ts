import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { forms, managing, reading } from "./pages";

const MOST_KB = 185;
/** 1.30 times what Next loads for an empty page. */
const MOST_KB_OF_LISTS = 175;
const KB = 1_000;

test(`Support loads at most ${MOST_KB} kB of scripts before the directory works`, async ({
  page,
  signIn,
}) => {
  await signIn("support");
  expect(await scriptsOf(page, "/accounts")).toBeLessThanOrEqual(MOST_KB * KB);
});

test(`An admin loads at most ${MOST_KB_OF_LISTS} kB of scripts before audit and people work`, async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  for (const path of ["/audit", "/settings"])
    expect(await scriptsOf(page, path), path).toBeLessThanOrEqual(MOST_KB_OF_LISTS * KB);
});

test("An admin can read how much each page loads first", async ({ page, signIn }) => {
  await signIn("admin");
  const lines = ["", "First load of scripts, gzip"];
  for (const { name, path } of [
    { name: "sign-in", path: "/sign-in/no-access" },
    ...reading,
    ...forms,
    ...managing,
  ]) {
    const size = await scriptsOf(page, path);
    expect(size, name).toBeGreaterThan(0);
    lines.push(`${(size / KB).toFixed(1).padStart(7)} kB  ${name}`);
  }
  process.stdout.write(`${lines.join("\n")}\n`);
});

/** Bytes of all scripts that a page names in its HTML, each compressed by itself as a server sends it. */
async function scriptsOf(page: Page, path: string): Promise<number> {
  const html = await (await page.request.get(path)).text();
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const addresses = new Set(
    tags.filter(loadsScript).map((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? ""),
  );
  addresses.delete("");
  const sizes = [...addresses].map(async (address) => {
    const answer = await page.request.get(address.replaceAll("&amp;", "&"));
    return gzipSync(await answer.body()).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function loadsScript(tag: string): boolean {
  if (tag.startsWith("<script")) return !/\bnomodule\b/i.test(tag);
  return /rel="modulepreload"/.test(tag) || (/rel="preload"/.test(tag) && /as="script"/.test(tag));
}
