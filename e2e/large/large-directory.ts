import { expect, type Page } from "@playwright/test";
import type { AccountPage } from "@/lib/domain/account";
import { callApi } from "../fixtures";

export const ALL = 100_000;

/** Until the snapshot is written and its web server answers; it was begun when the tests began. */
export async function untilWritten(): Promise<void> {
  const ready = `http://127.0.0.1:${process.env.PLANDESK_E2E_LARGE_PORT}/api/health/ready`;
  const status = () =>
    fetch(ready).then(
      (answer) => answer.status,
      () => 0,
    );
  await expect.poll(status, { timeout: 120_000 }).toBe(200);
}

/** A page of the directory as our API gives it to this person. */
export async function directoryPage(page: Page, query: Record<string, string>): Promise<AccountPage> {
  const { body } = await callApi(page, "GET", `/api/accounts?${new URLSearchParams(query)}`);
  return body;
}

/** Until the page takes keys: what the server drew has each row for wide and for narrow screens, and hears nothing. */
export async function untilListening(page: Page): Promise<void> {
  await expect(page.locator('[data-row="0"] a')).toHaveCount(1);
}

/** The rows' links, in order. */
export function rows(page: Page) {
  return page.getByRole("table", { name: "Sub-accounts" }).getByRole("link");
}

/** The box in which the rows scroll. */
export function scrollBox(page: Page) {
  return page.locator("div:has(> table)");
}

/** How many rows the table has in the page, heads and the empty ones that stand for the others included. */
export function drawnRows(page: Page): Promise<number> {
  return page
    .getByRole("table", { name: "Sub-accounts" })
    .evaluate((table) => table.querySelectorAll("tr").length);
}

/** The value below which a share of the values lies; takes a share of 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
