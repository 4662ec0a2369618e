import { makePageToken, readPageToken } from "../page-token";
import { ruleRefusal } from "../refusal";
import type { Reply } from "../reply";
import type { RouteCall } from "../route";
import { findCode } from "../rules/catalogue";
import type { SandboxAccount } from "../state/account";
import { addDays, dayOf } from "../state/dates";
import { type Line, linesOf } from "../state/plan-lines";
import type { World } from "../world";

const CYCLES: Record<string, string> = {
  monthly: "Monthly",
  quarterly: "Quarterly",
  yearly: "Annual",
  "2y": "Two years",
  "3y": "Three years",
};
const MAX_PAGE_SIZE = 50;

/** GET /accounts/billing/renewals: the accounts whose next renewal lies within `interval` days (billing/ma, renewals). */
export function listRenewals({ world, incoming }: RouteCall): Reply {
  const interval = Number(incoming.query.get("interval") ?? 30);
  const size = Number(incoming.query.get("page_size") ?? 30);
  if (![30, 60, 90].includes(interval)) throw ruleRefusal("Invalid parameter: interval.");
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) {
    throw ruleRefusal("Invalid parameter: page_size.");
  }
  const now = world.clock.now();
  const after = readPageToken(incoming.query.get("next_page_token"), now);
  const today = world.clock.today();
  const until = addDays(today, interval);
  const page = take(renewalsAfter(world, after, today, until), size + 1);
  // The first page counts; those after it belong to the same list.
  if (after === 0) totals.set(world, count(renewalsAfter(world, 0, today, until)));
  const last = page[size - 1];
  const token = last !== undefined && page.length > size ? makePageToken(last.seq, now) : "";
  const results = page.slice(0, size).map(({ row }) => row);
  const total_records = totals.get(world) ?? 0;
  return { status: 200, body: { interval, page_size: size, total_records, next_page_token: token, results } };
}

const totals = new WeakMap<World, number>();

function* renewalsAfter(world: World, after: number, today: string, until: string) {
  for (const { seq, account } of world.accounts.after(after)) {
    const row = account.payMode === "master" ? renewalOf(account, today, until) : null;
    if (row !== null) yield { seq, row };
  }
}

function take<T>(rows: Iterable<T>, most: number): T[] {
  const taken: T[] = [];
  for (const row of rows) {
    taken.push(row);
    if (taken.length === most) break;
  }
  return taken;
}

function count(rows: Iterable<unknown>): number {
  let found = 0;
  for (const _ of rows) found += 1;
  return found;
}

function renewalOf(account: SandboxAccount, today: string, until: string) {
  const lines = linesOf(account.plans).filter((line) => isDue(line, today, until));
  if (lines.length === 0) return null;
  const subscriptions = lines.map(renewable);
  const dates = subscriptions.map((row) => row.next_invoice_date).sort();
  return {
    account_id: account.id,
    account_number: String(account.number),
    account_name: account.name,
    email: account.ownerEmail,
    total_renewal_amount: subscriptions.reduce((sum, row) => sum + row.next_invoice_amount, 0),
    next_renewal_date: dates[0],
    auto_renew: true,
    renewable_subscriptions: subscriptions,
  };
}

function isDue(line: Line, today: string, until: string): boolean {
  const next = dateIn(line, "next_invoice_date");
  return next >= today && next <= until && memberOf(line, "status") === "active";
}

function dateIn(line: Line, key: "next_invoice_date" | "service_effective_date"): string {
  const value = memberOf(line, key);
  return typeof value === "string" ? dayOf(value) : "";
}

/** The recording's dates and status stand beside its code, not under it. */
function memberOf(line: Line, key: string): unknown {
  return line.node[line.path === "plan_recording" ? `plan_recording_${key}` : key];
}

/** The amount is made up, steady by code: these references hold no prices. */
function renewable(line: Line) {
  const quantity = line.hosts ?? 1;
  return {
    plan_name: line.type,
    quantity,
    billing_cycle: CYCLES[findCode(line.type)?.term ?? ""] ?? "Monthly",
    service_effective_date: dateIn(line, "service_effective_date"),
    next_invoice_date: dateIn(line, "next_invoice_date"),
    next_invoice_amount: quantity * (10 + (line.type.length % 7) * 5),
  };
}
