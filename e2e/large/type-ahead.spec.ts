import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { directoryPage, quantile, rows, untilWritten } from "./large-directory";

const MOST_MS = 200;
const LEAST_KEYS = 30;
const typed = ["kofi.fis", "opal dent", "alder sch", "hana.okafor", "quartz me"];

test.beforeAll(async () => {
  test.setTimeout(150_000);
  await untilWritten();
});

test("Support sees the rows of each letter at once, and never an empty table between two", async ({
  page,
  signIn,
}) => {
  await signIn("support");
  const search = page.getByRole("searchbox", { name: "Name, id, number or e-mail" });
  const times: number[] = [];
  for (const text of typed) {
    const states = await statesOf(page, text);
    await search.fill("");
    await expect(page).toHaveURL(/\/accounts$/);
    await expect(page.getByRole("status").filter({ hasText: /^(\S+) of \1/ })).toBeVisible();
    let before = "";
    for (const [at, letter] of [...text].entries()) {
      const state = states[at] ?? "";
      const took = await typeAndWait(page, letter, state);
      // Rows that stay the same tell nothing about when they came.
      if (state !== before) times.push(took);
      before = state;
    }
  }
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  process.stdout.write(
    `Key to painted rows, ${times.length} keys: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms\n`,
  );
  expect(times.length).toBeGreaterThanOrEqual(LEAST_KEYS);
  expect(p95).toBeLessThanOrEqual(MOST_MS);
});

test("Support reads the rows of what stands in the box when an older answer comes later", async ({
  page,
  signIn,
}) => {
  await signIn("support");
  await expect(rows(page).first()).toBeVisible();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/api\/accounts\?q=k&/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  const older = page.waitForRequest(/\/api\/accounts\?q=k&/);
  await page.keyboard.type("k");
  await older;
  await page.keyboard.type("ofi.fis");
  const newer = await stateOf(page, "kofi.fis");
  await expect.poll(() => shownState(page)).toBe(newer);
  release();
  await page.waitForLoadState("networkidle");
  expect(await shownState(page)).toBe(newer);
  await expect(page).toHaveURL(/\?q=kofi\.fis$/);
});

/** What the table shows for each beginning of a text: the count and the first name. */
async function statesOf(page: Page, text: string): Promise<string[]> {
  return Promise.all([...text].map((_, at) => stateOf(page, [...text].slice(0, at + 1).join(""))));
}

async function stateOf(page: Page, text: string): Promise<string> {
  const { items, total, totalIsExact } = await directoryPage(page, { q: text.trim(), limit: "1" });
  return `${total.toLocaleString("en-GB")}${totalIsExact ? "" : "+"} ${items[0]?.name}`;
}

async function shownState(page: Page): Promise<string> {
  const count = page.getByRole("status").filter({ hasText: / of / }).locator("span").first();
  return `${await count.textContent()} ${await rows(page).first().textContent()}`;
}

/** Types a letter; milliseconds from its key to the frame in which the rows stand there. Fails on a frame without rows. */
async function typeAndWait(page: Page, letter: string, state: string): Promise<number> {
  const painted = await page.evaluateHandle(
    (wanted) => ({
      after: new Promise<number>((resolve, reject) => {
        const look = (from: number) => {
          const row = document.querySelector("table a");
          const count = document.querySelector("main [role=status] > span");
          if (!row) return reject(new Error("the table was empty"));
          if (`${count?.textContent} ${row.textContent}` !== wanted)
            return requestAnimationFrame(() => look(from));
          return setTimeout(() => resolve(performance.now() - from));
        };
        const start = ({ timeStamp }: Event) => requestAnimationFrame(() => look(timeStamp));
        addEventListener("keydown", start, { once: true, capture: true });
      }),
    }),
    state,
  );
  await page.keyboard.press(letter === " " ? "Space" : letter);
  return painted.evaluate(({ after }) => after);
}
