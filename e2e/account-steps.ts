import { expect, type Page } from "@playwright/test";
import { accountPath } from "@/lib/domain/paths";
import type { ControlClient } from "@/lib/sandbox/control-client";

/**
 * Opens a sub-account and waits until its plans stand there. Just after the start the first reading may not have
 * come to it yet: then the page says so and is opened again.
 */
export async function openAccount(page: Page, accountId: string): Promise<void> {
  await expect(async () => {
    await page.goto(accountPath(accountId));
    await expect(page.getByRole("link", { name: /^Plans/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("button", { name: "Re-read" })).toHaveAttribute("aria-disabled", "false");
  await expect(page.getByRole("region", { name: "Plans" }).getByRole("table").or(noPlan(page))).toBeVisible();
}

function noPlan(page: Page) {
  return page.getByText("Zoom reports no plan for this sub-account.");
}

/** The row of a plan on the sub-account's page. */
export function planRow(page: Page, code: string) {
  return page.getByRole("region", { name: "Plans" }).getByRole("row").filter({ hasText: code });
}

/** Searches a list by what is typed and takes the option with this code. */
export async function choose(page: Page, label: string, typed: string, code: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).fill(typed);
  await page.getByRole("option", { name: new RegExp(` ${code}$`) }).click();
}

/** From the form to the page that asks for a reason. */
export async function review(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check and review" }).click();
  await expect(page.getByRole("heading", { name: "What cannot be undone" })).toBeVisible();
}

/** Gives a reason and presses the button that sends. */
export async function confirm(page: Page, button: string, reason: string): Promise<void> {
  await page.getByRole("textbox", { name: "Reason" }).fill(reason);
  await page.getByRole("button", { name: button }).click();
}

/** Waits for the receipt and the outcome it tells, without a reload. */
export async function expectReceipt(page: Page, outcome: string): Promise<void> {
  await expect(page).toHaveURL(/\/changes\/[^/?]+$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(outcome, { timeout: 30_000 });
}

/** What was asked of the pretend Zoom for one sub-account: applied, and refused. */
export async function writesTo(zoom: ControlClient, accountId: string) {
  const { applied, refused } = await zoom.ledger();
  const ofAccount = (entry: { accountId: string }) => entry.accountId === accountId;
  return { applied: applied.filter(ofAccount), refused: refused.filter(ofAccount) };
}
