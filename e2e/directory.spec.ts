import type { Page } from "@playwright/test";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { expect, test } from "./fixtures";

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
  await firstReading(page);
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

function rows(page: Page) {
  return page.getByRole("table", { name: "Sub-accounts" }).getByRole("link");
}

function found(page: Page) {
  return page.getByRole("main").getByRole("status").filter({ hasText: / of / });
}
