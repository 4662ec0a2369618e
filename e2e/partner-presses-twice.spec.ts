import { type Page, test as playwright } from "@playwright/test";
import { accountPath } from "@/lib/domain/paths";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { expectReceipt, review, writesTo } from "./account-steps";
import { expect, test } from "./fixtures";

/** How often each way is tried: two by default, PRESS_RUNS asks for more. */
const RUNS = Math.max(1, Number(process.env.PRESS_RUNS) || 2);

// Enterprise has no published range: its hosts may rise by one as often as it takes.
const ACCOUNT = SCENARIO.activeHosts;
const FORM = `${accountPath(ACCOUNT)}/base-plan`;
/** Of one sub-account 60 requests are taken a minute, and a run makes two at times; the first few need not wait. */
const MOST_A_MINUTE = 30;
const A_FEW = 10;
/** Milliseconds that Zoom takes, so that the next deed falls into the sending. */
const SLOW_MS = 150;
/** Milliseconds; hundreds of runs may share their machine with others. */
const PATIENCE_MS = 30_000;
const RECEIPT = /\/changes\/[^/?]+$/;

type Way = {
  name: string;
  /** Presses in this way on a page that stands at the review of `hosts`, and comes to rest at the receipt. */
  press: (page: Page, run: number, hosts: number) => Promise<void>;
};

const ways: Way[] = [
  { name: "clicks twice", press: (page) => sendButton(page).dblclick() },
  { name: "presses Enter twice", press: pressEnterTwice },
  { name: "sends from two tabs", press: sendFromTwoTabs },
  { name: "reloads while it is sent", press: reloadWhileSending },
  { name: "goes back and comes again", press: goBack },
];

for (const [way, { name, press }] of ways.entries()) {
  test(`F31: a partner who ${name} makes one change each time`, async ({ page, signIn, zoom }) => {
    playwright.setTimeout(60_000 + RUNS * 15_000);
    // Two people take turns: of each so many changes are taken a minute.
    await signIn(way % 2 === 0 ? "partner" : "admin");
    const began = performance.now();
    const { applied: before } = await writesTo(zoom, ACCOUNT);
    for (let run = 0; run < RUNS; run += 1) {
      const due = began + ((run - A_FEW) * 60_000) / MOST_A_MINUTE;
      await expect.poll(() => performance.now(), { timeout: 60_000 }).toBeGreaterThan(due);
      const { plans } = await zoom.account(ACCOUNT);
      const hosts = Object(plans.plan_base).hosts + 1;
      if (name !== "clicks twice" || run % 2 === 1)
        await zoom.addFault({
          match: { method: "PUT", accountId: ACCOUNT },
          action: { kind: "delay", ms: SLOW_MS },
        });
      await page.evaluate(() => sessionStorage.clear());
      await openReview(page, hosts);
      await press(page, run, hosts);
      await expect(page).toHaveURL(RECEIPT, { timeout: PATIENCE_MS });
      await expectReceipt(page, "Applied");
      const { applied, refused } = await writesTo(zoom, ACCOUNT);
      expect([applied.length - before.length, refused]).toEqual([run + 1, []]);
      expect(applied.at(-1)?.body).toMatchObject({ hosts });
    }
    process.stdout.write(`${RUNS} times a partner ${name}: ${RUNS} changes applied\n`);
  });
}

/** From the form's address to the review, with a reason typed. */
async function openReview(page: Page, hosts: number): Promise<void> {
  await openForm(page, () => page.goto(FORM));
  await total(page).fill(String(hosts));
  await review(page);
  await page.getByRole("textbox", { name: "Reason" }).fill("One more colleague");
}

// A form that has just opened reads the plans once; from then on it listens.
async function openForm(page: Page, open: () => Promise<unknown>): Promise<void> {
  const read = page.waitForResponse((answer) => answer.url().endsWith("/plans"));
  await open();
  await read;
  await expect(total(page)).toBeVisible();
}

function total(page: Page) {
  return page.getByRole("textbox", { name: "New total" });
}

function sendButton(page: Page) {
  return page.getByRole("button", { name: "Buy 1 more host" });
}

/** Presses the button and returns when the request has left the browser. */
async function send(page: Page): Promise<void> {
  const leaves = page.waitForRequest((request) => request.method() === "PUT");
  await sendButton(page).click();
  await leaves;
}

async function pressEnterTwice(page: Page, run: number): Promise<void> {
  if (run % 2 === 0) await sendButton(page).focus();
  const keys = run % 2 === 0 ? "Enter" : "Control+Enter";
  await page.keyboard.press(keys);
  await page.keyboard.press(keys);
}

/** Every other time the second tab is a copy of the first, with its draft and key; else it was opened by itself. */
async function sendFromTwoTabs(page: Page, run: number, hosts: number): Promise<void> {
  const isCopy = run % 2 === 0;
  const kept = () => page.evaluate(() => JSON.stringify(sessionStorage));
  await expect.poll(kept).toContain("plandesk:form:");
  const opened = page.context().waitForEvent("page");
  if (isCopy) await page.evaluate(() => void window.open(location.href));
  else await page.context().newPage();
  const tab = await opened;
  if (isCopy) {
    await expect(total(tab)).toHaveValue(String(hosts));
    await review(tab);
  } else await openReview(tab, hosts);
  await Promise.all([sendButton(page).click(), sendButton(tab).click()]);
  await Promise.all([findOut(page), findOut(tab)]);
  // A tab with a key of its own was refused and names the change of the other one, or shows what it did.
  if (isCopy) await expect(tab).toHaveURL(RECEIPT, { timeout: PATIENCE_MS });
  const receipt = [page, tab].find((each) => RECEIPT.test(each.url()));
  expect(receipt, "one of the tabs shows the receipt").toBeDefined();
  await page.goto(receipt?.url() ?? "");
  await tab.close();
}

async function reloadWhileSending(page: Page): Promise<void> {
  await send(page);
  await page.reload();
  await findOut(page);
}

/** Every other time while the request is under way, else from its receipt, with a try to send the same once more. */
async function goBack(page: Page, run: number, hosts: number): Promise<void> {
  await send(page);
  if (run % 2 === 1) {
    await expect(page).toHaveURL(RECEIPT, { timeout: PATIENCE_MS });
    await expectReceipt(page, "Applied");
    await openForm(page, () => page.goBack());
    await total(page).fill(String(hosts));
    await page.getByRole("button", { name: "Check and review" }).click();
    await expect(page.getByText(`The base plan has ${hosts} hosts already`).first()).toBeVisible();
    await page.goForward();
    return;
  }
  await page.goBack();
  await page.goForward();
  await findOut(page);
}

/** Asks what became of the request for as long as the page offers that, and returns when the page knows. */
async function findOut(page: Page): Promise<void> {
  const ask = page.getByRole("button", { name: "Find out what happened" });
  const heading = page.getByRole("heading", { level: 1 });
  const known = heading
    .filter({ hasText: /^(Applied|Changed while you were editing)$/ })
    .or(page.getByRole("link", { name: "Open that change" }));
  await expect(async () => {
    await expect(known.or(ask).first()).toBeVisible({ timeout: 10_000 });
    if (await ask.isVisible()) await ask.click({ timeout: 3_000 });
    await expect(known.first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: PATIENCE_MS });
}
