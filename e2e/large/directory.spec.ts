import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import {
  ALL,
  directoryPage,
  drawnRows,
  rows,
  scrollBox,
  untilListening,
  untilWritten,
} from "./large-directory";

const MOST_ROWS = 80;
const all = ALL.toLocaleString("en-GB");

test.beforeAll(async () => {
  test.setTimeout(150_000);
  await untilWritten();
});

test("Support finds one of 100,000 sub-accounts by three letters of its owner's e-mail", async ({
  page,
  signIn,
}) => {
  await signIn("support");
  const letters = "k@d";
  const found = await directoryPage(page, { q: letters, limit: "100" });
  const wanted = found.items.find(
    ({ name }) => found.items.filter((other) => other.name === name).length === 1,
  );
  if (!wanted) throw new Error("no name stands alone");
  await untilListening(page);
  expect(wanted.ownerEmail).toContain(letters);
  await page.keyboard.type(letters);
  await expect(page.getByRole("status").filter({ hasText: `${found.total} of ` })).toContainText(
    /of (99|100),\d{3}/,
  );
  expect(found.total).toBeLessThan(100);
  await expect(page).toHaveURL(/\?q=k(@|%40)d$/);
  await page.keyboard.press("ArrowDown");
  const place = found.items.indexOf(wanted);
  for (let at = 0; at < place; at += 1) await page.keyboard.press("ArrowDown");
  await expect(rows(page).filter({ hasText: wanted.name })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: wanted.name, level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Name, id, number or e-mail" })).toHaveValue(letters);
});

test("Support jumps to the last of 100,000 sub-accounts with one request and back", async ({
  page,
  signIn,
}) => {
  await signIn("support");
  await expect(page.getByRole("status").filter({ hasText: / of [\d,]+ sub-accounts$/ })).toContainText(
    /(99|100),\d{3} of/,
  );
  const last = (await directoryPage(page, { cursor: "end", limit: "1" })).items[0];
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/accounts?")) asked.push(request.url());
  });
  await untilListening(page);
  await rows(page).first().focus();
  const took = await pressAndWait(page, "End", last?.name ?? "");
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain("cursor=end");
  await expect(rows(page).last()).toHaveText(last?.name ?? "");
  await expect(page.getByRole("contentinfo").or(page.locator("footer"))).toContainText(
    /Rows [\d,]+–([\d,]+) of \1/,
  );
  expect(await drawnRows(page)).toBeLessThanOrEqual(MOST_ROWS);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Home");
  const [first] = (await directoryPage(page, { limit: "1" })).items;
  await expect(rows(page).first()).toHaveText(first?.name ?? "");
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.type("a");
  await expect(page.getByRole("status").filter({ hasText: "1,000+ of " })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  const lastOfMany = (await directoryPage(page, { q: "a", cursor: "end", limit: "1" })).items[0];
  await expect(rows(page).last()).toHaveText(lastOfMany?.name ?? "");
  await expect(rows(page).last()).toBeFocused();
  process.stdout.write(`End of ${all} rows: focused ${took.toFixed(0)} ms after the key\n`);
});

test("Support scrolls through 100,000 rows, of which at most 80 are in the page", async ({
  page,
  signIn,
}) => {
  await signIn("support");
  await expect(rows(page).first()).toBeVisible();
  const seen = await scrollBox(page).evaluate(async (box) => {
    const frames: number[] = [];
    let most = 0;
    let before = performance.now();
    const began = before;
    for (let frame = 0; frame < 240 && before - began < 15_000; frame += 1) {
      box.scrollTop += frame < 200 ? 90 : 9_000;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      frames.push(now - before);
      before = now;
      most = Math.max(most, box.querySelectorAll("tr").length);
    }
    return { frames, most };
  });
  const slow = seen.frames.filter((ms) => ms > 50).length;
  process.stdout.write(
    `Scrolled ${seen.frames.length} frames: ${slow} over 50 ms, at most ${seen.most} rows in the page\n`,
  );
  expect(seen.most).toBeLessThanOrEqual(MOST_ROWS);
  await scrollBox(page).evaluate((box) => {
    box.scrollTop = 3_000 * 36;
  });
  await expect(page.locator('[data-row="3010"]')).toBeVisible({ timeout: 15_000 });
  expect(await drawnRows(page)).toBeLessThanOrEqual(MOST_ROWS);
});

/** Milliseconds from a key to the frame after which the row of that name has focus. */
async function pressAndWait(page: Page, key: string, name: string): Promise<number> {
  const focused = await page.evaluateHandle(
    (wanted) => ({
      after: new Promise<number>((resolve) => {
        const look = (from: number) => {
          if (document.activeElement?.textContent !== wanted) requestAnimationFrame(() => look(from));
          else setTimeout(() => resolve(performance.now() - from));
        };
        const start = ({ timeStamp }: Event) => requestAnimationFrame(() => look(timeStamp));
        addEventListener("keydown", start, { once: true, capture: true });
      }),
    }),
    name,
  );
  await page.keyboard.press(key);
  return focused.evaluate(({ after }) => after);
}
