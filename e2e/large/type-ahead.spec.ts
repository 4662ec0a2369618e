import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { directoryPage, quantile, rows, untilWritten } from "./large-directory";

const MOST_MS = 200;
const LEAST_KEYS = 30;
// In this order nearly every letter brings other rows to the top.
const SORT = "-hosts";
const SHOWN = 3;
// The second round is typed only when something else took the processor in the first.
const rounds = [
  ["kofi.fis", "opal dent", "alder sch", "hana.oka", "quartz me", "osprey vin", "ruth.web", "hazel log"],
  ["lena.mor", "cedar opt", "raven tex", "omar.ros", "zenith ph", "indigo fa", "yuki.tan", "maple avi"],
];

test.beforeAll(async () => {
  test.setTimeout(150_000);
  await untilWritten();
});

test("Support sees the rows of each letter at once, and never an empty table between two", async ({
  page,
  signIn,
}) => {
  test.slow();
  await signIn("support");
  await page.goto(`/accounts?sort=${SORT}`);
  let p95 = Number.POSITIVE_INFINITY;
  for (const texts of rounds) {
    const times = await typeAll(page, texts);
    expect(times.length).toBeGreaterThanOrEqual(LEAST_KEYS);
    p95 = quantile(times, 0.95);
    const figures = `p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`;
    process.stdout.write(`Key to painted rows, ${times.length} keys: ${figures}\n`);
    if (p95 <= MOST_MS) break;
  }
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
  const newer = await stateOf(page, "kofi.fis", "name");
  await expect.poll(() => shownState(page)).toBe(newer);
  release();
  await page.waitForLoadState("networkidle");
  expect(await shownState(page)).toBe(newer);
  await expect(page).toHaveURL(/\?q=kofi\.fis$/);
});

/** Types each text into the empty box; the time of every letter that changed what stands at the top of the table. */
async function typeAll(page: Page, texts: readonly string[]): Promise<number[]> {
  const search = page.getByRole("searchbox", { name: "Name, id, number or e-mail" });
  const times: number[] = [];
  for (const text of texts) {
    const states = await statesOf(page, text);
    await search.fill("");
    await expect(page).toHaveURL(/\/accounts\?sort=-hosts$/);
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
  return times;
}

/** What the table shows for each beginning of a text: the count and the first name. */
async function statesOf(page: Page, text: string): Promise<string[]> {
  return Promise.all([...text].map((_, at) => stateOf(page, [...text].slice(0, at + 1).join(""))));
}

async function stateOf(page: Page, text: string, sort = SORT): Promise<string> {
  const query = { q: text.trim(), sort, limit: String(SHOWN) };
  const { items, total, totalIsExact } = await directoryPage(page, query);
  const count = `${total.toLocaleString("en-GB")}${totalIsExact ? "" : "+"}`;
  return [count, ...items.map(({ name }) => name)].join("\n");
}

async function shownState(page: Page): Promise<string> {
  const count = page
    .getByRole("status")
    .filter({ hasText: / of [\d,]+ sub-accounts$/ })
    .locator("span")
    .first();
  const names = await rows(page).allTextContents();
  return [await count.textContent(), ...names.slice(0, SHOWN)].join("\n");
}

/** Types a letter; milliseconds from its key to the frame in which the rows stand there. Fails on a frame without rows. */
async function typeAndWait(page: Page, letter: string, state: string): Promise<number> {
  const painted = await page.evaluateHandle(
    ({ wanted, most }) => ({
      after: new Promise<number>((resolve, reject) => {
        const look = (from: number) => {
          const names = [...document.querySelectorAll("[data-row] > td:first-child a")].slice(0, most);
          const count = document.querySelector("main [role=status] > span");
          if (names.length === 0) return reject(new Error("the table was empty"));
          if ([count, ...names].map((part) => part?.textContent).join("\n") !== wanted)
            return requestAnimationFrame(() => look(from));
          return setTimeout(() => resolve(performance.now() - from));
        };
        const start = ({ timeStamp }: Event) => requestAnimationFrame(() => look(timeStamp));
        addEventListener("keydown", start, { once: true, capture: true });
      }),
    }),
    { wanted: state, most: SHOWN },
  );
  await page.keyboard.press(letter === " " ? "Space" : letter);
  return painted.evaluate(({ after }) => after);
}
