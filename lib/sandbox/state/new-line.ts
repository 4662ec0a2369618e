import type { CatalogueEntry } from "../rules/catalogue";
import type { Plans, SandboxAccount } from "./account";
import { addMonths, termMonths, wireDate } from "./dates";
import { putLine, readPath } from "./plan-lines";

/** What is bought: the code's catalogue entry, where the request held it, and its amounts. */
export type Purchase = { entry: CatalogueEntry; path: string; hosts?: number; extra?: Plans };

/** Families that GET plans shows without hosts (billing/ma, GET plans). */
const NO_HOSTS = new Set([
  "plan_audio",
  "plan_partner_premier_support",
  "plan_zoom_clips_plus",
  "plan_phone.plan_base",
  "plan_zcc.plan_usage",
  "plan_zcc.plan_recording",
]);

/** Families that GET plans shows without dates and status. */
const NO_DATES = new Set(["plan_sdk_cmr", "plan_zoom_iq", "plan_ztransl"]);

/** Writes a bought plan into the account as GET plans will show it, invoiced one term after `from`. */
export function addPurchase(account: SandboxAccount, purchase: Purchase, from: string): void {
  const path = readPath(purchase.path);
  const next = addMonths(from, termMonths(purchase.entry.term));
  const dates = {
    service_effective_date: wireDate(from, account.dateStyle),
    next_invoice_date: wireDate(next, account.dateStyle),
    status: "active",
  };
  if (path === "plan_recording") {
    account.plans.plan_recording = purchase.entry.code;
    for (const [key, value] of Object.entries(dates)) account.plans[`plan_recording_${key}`] = value;
    return;
  }
  const hosts = NO_HOSTS.has(path) || purchase.hosts === undefined ? {} : { hosts: purchase.hosts };
  const shown = NO_DATES.has(path) ? {} : dates;
  putLine(account.plans, path, { type: purchase.entry.code, ...hosts, ...purchase.extra, ...shown });
}
