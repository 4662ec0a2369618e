import type { Page } from "@playwright/test";
import { addDays, utcDay } from "@/lib/domain/calendar-date";
import type { RenewalPage, RenewalReport } from "@/lib/domain/renewal";
import { renewalRanges } from "@/lib/domain/renewal-ranges";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { openAccount } from "./account-steps";
import { callApi, expect, test } from "./fixtures";

test("Finance finds what is invoiced next week and exports exactly that", async ({ page, signIn, zoom }) => {
  const nextWeek = renewalRanges(utcDay(new Date())).find(({ name }) => name === "Next week");
  if (!nextWeek) throw new Error("there is no range of that name");
  const day = addDays(nextWeek.from, 2);
  await zoom.mutate(SCENARIO.emojiName, {
    plans: {
      plan_base: {
        type: "business_yearly",
        hosts: 30,
        service_effective_date: "2026-01-01",
        next_invoice_date: day,
        status: "active",
      },
    },
  });
  await signIn("finance");
  await openAccount(page, SCENARIO.emojiName);
  await page.goto("/renewals");
  await page.getByRole("button", { name: "Next week" }).click();
  await expect(page).toHaveURL(new RegExp(`from=${nextWeek.from}&to=${nextWeek.to}`));
  await expect(page.getByRole("button", { name: "Next week" })).toHaveAttribute("aria-pressed", "true");

  const { body } = await callApi(page, "GET", `/api/renewals?from=${nextWeek.from}&to=${nextWeek.to}`);
  const report = body as RenewalReport;
  const days = report.rows.map((row) => row.nextInvoiceDate);
  expect(days.length).toBeGreaterThan(0);
  expect(days.filter((one) => one < nextWeek.from || one > nextWeek.to)).toEqual([]);
  expect(report.rows).toContainEqual(
    expect.objectContaining({ accountId: SCENARIO.emojiName, nextInvoiceDate: day, hosts: 30 }),
  );
  expect(report.days.reduce((sum, { hosts }) => sum + hosts, 0)).toBe(report.total.hosts);
  const { accounts, hosts } = report.total;
  await expect(
    page.getByText(`${accounts} sub-accounts, ${hosts.toLocaleString("en-GB")} hosts`),
  ).toBeVisible();

  const lines = await exported(page);
  expect(lines[0]).toBe(`Next invoices,${nextWeek.from} to ${nextWeek.to}`);
  const head = lines.findIndex((line) => line.startsWith("Next invoice,"));
  expect(lines.slice(head + 1).map((line) => line.slice(0, 10))).toEqual(days);
  expect(lines.filter((line) => line.includes(SCENARIO.emojiName))).toHaveLength(1);
});

test("Finance narrows renewals by name and exports only what is shown", async ({ page, signIn }) => {
  await signIn("finance");
  await openAccount(page, SCENARIO.invoicedThisQuarter);
  await page.goto("/renewals");
  await page.getByRole("button", { name: "90 days" }).click();
  await page.getByRole("searchbox").fill(SCENARIO.invoicedThisQuarter);
  await expect(page).toHaveURL(new RegExp(`q=${SCENARIO.invoicedThisQuarter}`));
  await expect(page.getByText(/^\d+ lines of 1 sub-account/)).toBeVisible();
  await expect(page.getByRole("cell", { name: /^[\d,]+\.\d{2}$/ }).first()).toBeVisible();
  const lines = await exported(page);
  const head = lines.findIndex((line) => line.startsWith("Next invoice,"));
  const rows = lines.slice(head + 1);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter((line) => !line.includes(SCENARIO.invoicedThisQuarter))).toEqual([]);
});

test("Finance scrolls a year of renewals to its last line, page after page", async ({ page, signIn }) => {
  await signIn("finance");
  const today = utcDay(new Date());
  const year = `from=${today}&to=${addDays(today, 365)}`;
  const further = async () => (await callApi(page, "GET", `/api/renewals?${year}`)).body.nextCursor;
  // The first reading may not have come to the 201st line yet.
  await expect.poll(further, { timeout: 30_000 }).not.toBeNull();
  const answers: RenewalPage[] = [];
  page.on("response", async (answer) => {
    if (answer.url().includes("cursor=")) answers.push(await answer.json());
  });
  await page.goto(`/renewals?${year}`);
  const table = page.getByRole("table", { name: "Plan lines by next invoice" });
  await expect(async () => {
    await page.locator("div:has(> table)").evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    const last = answers.at(-1);
    expect(last?.nextCursor).toBeNull();
    await expect(table.getByRole("link").last()).toHaveText(last?.rows.at(-1)?.accountName ?? "", {
      timeout: 500,
    });
  }).toPass({ intervals: [200], timeout: 30_000 });
});

test("Support sees next invoices and who may export them", async ({ page, signIn }) => {
  await signIn("support");
  await page.goto("/renewals");
  await expect(page.getByRole("heading", { name: "Renewals" })).toBeVisible();
  await expect(page.getByText("Exports are made by: finance, partner, admin").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Export view" })).toHaveCount(0);
  const today = utcDay(new Date());
  const answer = await callApi(page, "GET", `/api/renewals/export?from=${today}&to=${today}&format=csv`);
  expect(answer.status).toBe(403);
  expect(answer.body.code).toBe("forbidden");
});

/** The lines of the file behind "Export view". */
async function exported(page: Page): Promise<string[]> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export view" }).first().click();
  const file = await (await download).createReadStream();
  const text = Buffer.concat(await file.toArray()).toString("utf8");
  return text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
}
