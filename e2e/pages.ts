import { expect, type Page } from "@playwright/test";
import { accountPath, apiAccountPath, changePath } from "@/lib/domain/paths";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { callApi } from "./fixtures";

/** A page of the console and the name that a failure gives it. */
export type Stop = { name: string; path: string };

/** Every page behind sign-in that all roles may open, but for receipts. */
export const reading: readonly Stop[] = [
  { name: "home", path: "/" },
  { name: "directory", path: "/accounts" },
  { name: "filtered directory", path: "/accounts?status=cancelled&sort=-hosts" },
  { name: "sub-account", path: accountPath(SCENARIO.manyAddons) },
  { name: "sub-account of a long name", path: accountPath(SCENARIO.longName) },
  { name: "absent sub-account", path: "/accounts/nobody" },
  { name: "changes", path: "/changes" },
  { name: "renewals", path: "/renewals" },
  { name: "settings", path: "/settings" },
];

/** The forms, which writers may open. */
export const forms: readonly Stop[] = [
  { name: "subscribe", path: `${accountPath(SCENARIO.free3)}/subscribe` },
  { name: "base plan", path: `${accountPath(SCENARIO.refusesChange)}/base-plan` },
  { name: "add-on", path: `${accountPath(SCENARIO.manyAddons)}/add-add-on` },
  {
    name: "update of an add-on",
    path: `${accountPath(SCENARIO.business)}/add-ons/update?path=plan_webinar.0`,
  },
];

/** What only admins may open; the others meet the page that says who may. */
export const managing: readonly Stop[] = [
  { name: "operations", path: "/ops" },
  { name: "audit", path: "/audit" },
  { name: "filtered audit", path: "/audit?kind=access&q=nobody" },
  { name: "people", path: "/settings" },
];

/**
 * The receipt of a change that Zoom refuses, made for this by somebody who may write: its sub-account is there to
 * refuse whatever is sent, so nothing is ever changed and one more refusal disturbs nobody.
 */
export async function refusedReceipt(page: Page): Promise<Stop> {
  const plans = `${apiAccountPath(SCENARIO.refusesUser)}/plans`;
  const { body, etag } = await callApi(page, "GET", plans);
  const base = body.lines.find((line: { path: string }) => line.path === "plan_base");
  const asked = { type: base.type, hosts: base.hosts + 1 };
  const key = `receipt-${crypto.randomUUID()}`;
  const answer = await callApi(page, "PUT", `${plans}/base`, asked, {
    "Idempotency-Key": key,
    "If-Match": etag ?? "",
  });
  return { name: "receipt", path: changePath(answer.body.changeId) };
}

/** Opens a page and waits for its heading. */
export async function open(page: Page, { path }: Stop): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}
