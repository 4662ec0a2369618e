import type { Page } from "@playwright/test";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { callApi, expect, people, test } from "./fixtures";

test("Support finds a sub-account by name, id, number and e-mail", async ({ page, signIn, zoom }) => {
  const account = await zoom.account(SCENARIO.contactCenter);
  await signIn("support");
  await firstReading(page);
  const search = page.getByRole("searchbox", { name: "Name, id, number or e-mail" });
  const part = account.name.slice(0, -2).toLowerCase();
  for (const query of [part, account.id, String(account.number), account.ownerEmail]) {
    await search.fill(query);
    await expect(found(page)).toHaveText(/^1 of/);
    await expect(rows(page)).toHaveText([account.name]);
  }
  await search.fill("nobody has this name");
  await expect(found(page)).toHaveText(/^0 of/);
  await page.goto("/accounts");
  await openPalette(page);
  await page.getByRole("dialog").getByRole("combobox").fill(account.ownerEmail);
  await page.getByRole("option", { name: new RegExp(account.name) }).click();
  await expect(page.getByRole("heading", { name: account.name, level: 1 })).toBeVisible();
});

test("Support sends a colleague a link that shows the same filter and order", async ({
  page,
  context,
  signIn,
}) => {
  await signIn("support");
  await firstReading(page);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const filter = page.getByRole("form", { name: "Filter the directory" });
  await filter.getByRole("combobox", { name: "Status" }).selectOption("Cancelled");
  await filter.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page).toHaveURL(/status=cancelled/);
  await page.getByRole("columnheader", { name: "Hosts" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=hosts/);
  await expect(page.getByRole("columnheader", { name: "Hosts" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.getByRole("button", { name: "Remove filter Status is Cancelled" })).toBeVisible();
  const names = await rows(page).allTextContents();
  expect(names.length).toBeGreaterThan(0);

  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(rows(colleague)).toHaveText(names);
  await expect(colleague.getByRole("button", { name: "Remove filter Status is Cancelled" })).toBeVisible();
  await expect(colleague.getByRole("columnheader", { name: "Hosts" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );

  await page.goBack();
  await expect(page).toHaveURL(/\?status=cancelled$/);
  await page.getByRole("button", { name: "Remove filter Status is Cancelled" }).click();
  await expect(page).toHaveURL(/\/accounts$/);
});

test("A partner has all sub-accounts read anew and sees how far it is", async ({ page, signIn, zoom }) => {
  await signIn("partner");
  await page.goto("/accounts");
  await firstReading(page);
  await zoom.addFault({
    match: { method: "GET", path: "/v2/accounts" },
    action: { kind: "delay", ms: 2_000 },
  });
  await page.getByRole("button", { name: "Read now" }).click();
  await expect(page.getByRole("progressbar", { name: "Read from Zoom" })).toBeVisible();
  await expect(page.getByText(/^Reading from Zoom: [1-9]/)).toBeVisible({ timeout: 20_000 });
});

test("Support chooses columns and rows, finds them again, and sends a colleague the same", async ({
  page,
  browser,
  signIn,
}) => {
  await signIn("support");
  await page.goto("/accounts");
  const columns = page.getByRole("columnheader");
  await expect(columns.filter({ hasText: "Base plan" })).toBeVisible();
  await page.getByRole("button", { name: "Columns" }).click();
  const panel = page.getByRole("region", { name: "Columns and rows" });
  await panel.getByRole("checkbox", { name: "Owner" }).check();
  await panel.getByRole("checkbox", { name: "Base plan" }).uncheck();
  await panel.getByRole("radio", { name: /^Two lines/ }).check();
  const chosen = /\?columns=owner\.status\.hosts\.addons\.invoice\.age&density=two$/;
  await expect(page).toHaveURL(chosen);
  await page.keyboard.press("Escape");
  await expect(columns).toHaveText([
    "Sub-account",
    "Owner",
    "Status",
    "Hosts",
    "Add-ons",
    "Next invoice",
    /How/,
    "Age",
  ]);
  await expect(rowAt(page, 0)).toHaveCSS("height", "48px");

  await page.goto("/accounts?sort=-hosts");
  await expect(page).toHaveURL(/\?sort=-hosts&columns=owner\..*&density=two$/);
  await expect(columns.filter({ hasText: "Owner" })).toBeVisible();
  const colleague = await (await browser.newContext()).newPage();
  await colleague.goto(page.url());
  await colleague.getByRole("button", { name: people.finance }).click();
  await expect(colleague.getByRole("columnheader")).toHaveText(await columns.allTextContents());
  await expect(rowAt(colleague, 0)).toHaveCSS("height", "48px");
  await colleague.context().close();
});

test("A partner narrows by ranges on a phone and reads what is wrong with one on its field", async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn("partner");
  await page.goto("/accounts");
  const open = page.getByRole("button", { name: /^Filters/ });
  const panel = page.getByRole("form", { name: "Filter the directory" });
  await expect(async () => {
    await open.click();
    await expect(panel).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const most = panel.getByRole("textbox", { name: "Hosts at most" });
  await panel.getByRole("textbox", { name: "Hosts at least" }).fill("20");
  await most.fill("10");
  await panel.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(most).toBeFocused();
  await expect(most).toHaveAccessibleDescription("Type 20 or more");
  await expect(page).toHaveURL(/\/accounts$/);
  await most.fill("49");
  await panel.getByRole("combobox", { name: "Paid by" }).selectOption("us");
  await panel.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page).toHaveURL(/\?hostsMin=20&hostsMax=49&pay=master$/);
  await expect(page.getByRole("button", { name: "Filters 2" })).toBeVisible();
  const { body } = await callApi(page, "GET", "/api/accounts?hostsMin=20&hostsMax=49&pay=master");
  await expect(found(page)).toHaveText(new RegExp(`^${body.total} of`));
  await page.goBack();
  await expect(page).toHaveURL(/\/accounts$/);
  await expect(page.getByRole("button", { name: "Filters", exact: true })).toBeVisible();
  await page.goForward();
  await expect(found(page)).toHaveText(new RegExp(`^${body.total} of`));
  await page.getByRole("button", { name: "Filters 2" }).click();
  await panel.getByRole("button", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/accounts$/);
});

/** The page listens to keys only once its scripts run, so a key pressed before that is pressed again. */
async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused({ timeout: 2_000 });
  }).toPass();
}

/** Until the worker has read every sub-account. */
async function firstReading(page: Page): Promise<void> {
  await expect(page.getByRole("main").getByText(/^Read \d/)).toBeVisible({ timeout: 45_000 });
}

function rowAt(page: Page, at: number) {
  return page.locator(`[data-row="${at}"]`);
}

function rows(page: Page) {
  return page.getByRole("table", { name: "Sub-accounts" }).getByRole("link");
}

function found(page: Page) {
  return page
    .getByRole("main")
    .getByRole("status")
    .filter({ hasText: / of [\d,]+ sub-accounts$/ });
}
