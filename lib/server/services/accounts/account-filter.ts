import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import { type AccountStatus, changeStatuses, type ShownStatus } from "@/lib/domain/account";
import type { AccountFlag, AccountQuery } from "@/lib/domain/account-query";
import { statusOfChange } from "@/lib/domain/shown-status";
import { accounts, changes, SHOWN_CHANGE } from "@/lib/server/db/schema";
import { searchCondition } from "@/lib/server/services/accounts/search-text";
import { UNKNOWN_PLAN } from "@/lib/server/sync/plan-keys";

const ELSEWHERE_MS = 7 * 24 * 60 * 60 * 1000;

/** The part of a query that decides which rows there are, not where a page begins. */
export type AccountFilter = Omit<AccountQuery, "sort" | "cursor" | "limit">;

/** True when a query asks for every sub-account. */
export function isUnfiltered(filter: AccountFilter, now: Date): boolean {
  return conditions(filter, now).every((condition) => condition === undefined);
}

/** The rows that a query's search and filters leave; sub-accounts that Zoom no longer lists are never among them. */
export function accountFilter(filter: AccountFilter, now: Date): SQL {
  const inDirectory = sql`${accounts.goneAt} is null`;
  return and(inDirectory, ...conditions(filter, now)) ?? inDirectory;
}

function conditions(filter: AccountFilter, now: Date): (SQL | undefined)[] {
  const { q, status, plan, family, pay, flag } = filter;
  const keys = [plan, family].filter((key) => key !== undefined);
  return [
    searchCondition(q ?? ""),
    status && hasStatus(status),
    keys.length > 0 ? hasKeys(keys) : undefined,
    hostsRange(filter),
    renewsRange(filter),
    pay && (pay === "unknown" ? sql`${accounts.payMode} is null` : is(sql`${accounts.payMode}`, pay)),
    flag && hasFlag(flag, now),
  ];
}

/** What a filter demands of the value that a sort orders by; undefined: nothing. */
export function orderRange(query: AccountQuery): SQL | undefined {
  if (query.sort.endsWith("hosts")) return hostsRange(query);
  return query.sort.endsWith("nextInvoice") ? renewsRange(query) : undefined;
}

/**
 * The column along whose index to count what a query finds; undefined: the planner may choose. Its rows lie near each
 * other, and however many fit, wherever they lie, no more are read than counted.
 */
export function countedAlong({
  q,
  status,
  plan,
  family,
  flag,
  pay,
  ...query
}: AccountQuery): SQL | undefined {
  if (q ?? plan ?? family ?? flag) return undefined;
  if (status) return isChangeStatus(status) ? undefined : sql`${accounts.status}`;
  if (pay) return sql`${accounts.payMode}`;
  return hostsRange(query) ? sql`${accounts.baseHosts}` : sql`${accounts.nextInvoiceDate}`;
}

function hostsRange({ hostsMin, hostsMax }: AccountFilter): SQL | undefined {
  return and(
    hostsMin === undefined ? undefined : sql`${accounts.baseHosts} >= ${hostsMin}::integer`,
    hostsMax === undefined ? undefined : sql`${accounts.baseHosts} <= ${hostsMax}::integer`,
  );
}

function renewsRange({ renewsFrom, renewsBefore }: AccountFilter): SQL | undefined {
  return and(
    renewsFrom === undefined ? undefined : sql`${accounts.nextInvoiceDate} >= ${renewsFrom}::date`,
    renewsBefore === undefined ? undefined : sql`${accounts.nextInvoiceDate} < ${renewsBefore}::date`,
  );
}

const speaking = Object.entries(statusOfChange);

// The same rule as `shownStatus`: an open change speaks before the plans.
function hasStatus(status: ShownStatus): SQL {
  if (isChangeStatus(status))
    return changeIn(speaking.flatMap(([state, word]) => (word === status ? [state] : [])));
  const others = sql.param(speaking.map(([state]) => state));
  return sql`${is(sql`${accounts.status}`, status satisfies AccountStatus)} and (${accounts.openChangeState} is null
    or ${accounts.openChangeState} <> all(${others}::text[]))`;
}

// Not "=": an order by what is always equal is none to the planner, and `countedAlong` needs one.
function is(column: SQL, value: string): SQL {
  return sql`${column} between ${value} and ${value}`;
}

function isChangeStatus(status: ShownStatus): status is (typeof changeStatuses)[number] {
  return (changeStatuses as readonly ShownStatus[]).includes(status);
}

// The journal finds them: an index of the directory by what each move of a change sets would make every move dear.
function changeIn(states: string[]): SQL {
  const list = sql.param(states);
  return sql`(${accounts.openChangeState} = any(${list}::text[]) and ${accounts.id} in (
    select ${changes.accountId} from ${changes}
    where ${changes.state} = any(${list}::text[]) and ${sql.raw(SHOWN_CHANGE)}))`;
}

function hasKeys(keys: string[]): SQL {
  return sql`${accounts.planKeys} @> ${sql.param(keys)}::text[]`;
}

function hasFlag(flag: AccountFlag, now: Date): SQL {
  if (flag === "unknown_plan") return hasKeys([UNKNOWN_PLAN]);
  if (flag === "needs_you") return changeIn(["needs_person"]);
  if (flag === "pending") return changeIn(speaking.map(([state]) => state));
  return sql`${accounts.changedElsewhereAt} > ${new Date(now.getTime() - ELSEWHERE_MS)}::timestamptz`;
}
