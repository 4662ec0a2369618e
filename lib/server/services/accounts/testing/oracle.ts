import "server-only";
import type { AccountQuery, AccountSort } from "@/lib/domain/account-query";
import { shownStatus } from "@/lib/domain/shown-status";
import type { Database } from "@/lib/server/db/client";
import { accounts, planLineRows } from "@/lib/server/db/schema";
import { foldSearch } from "@/lib/server/services/accounts/search-text";
import { UNKNOWN_PLAN } from "@/lib/server/sync/plan-keys";

type Row = typeof accounts.$inferSelect;
/** A sub-account with what its plan lines say, read whole. */
export type OracleRow = Row & { texts: string[]; families: Set<string>; codes: Set<string> };

/** Everything that the directory knows, for `oracleIds`. */
export async function oracleRows(db: Database): Promise<OracleRow[]> {
  const lines = new Map<string, (typeof planLineRows.$inferSelect)[]>();
  for (const line of await db.select().from(planLineRows))
    lines.set(line.accountId, [...(lines.get(line.accountId) ?? []), line]);
  return (await db.select().from(accounts)).map((row) => {
    const running = (lines.get(row.id) ?? []).filter(
      ({ status }) => status !== "cancelled" && status !== "expired",
    );
    const texts = [row.name, row.id, row.accountNumber, row.ownerEmail].map((text) => foldSearch(text ?? ""));
    const codes = new Set(running.flatMap(({ type }) => type ?? []));
    return { ...row, texts, families: new Set(running.map(({ family }) => family)), codes };
  });
}

/** The ids that a query leaves, in its order: nothing but loops and comparisons over all rows. */
export function oracleIds(rows: OracleRow[], query: AccountQuery, now: Date): string[] {
  const found = rows.filter((row) => row.goneAt === null && fits(row, query, now));
  return found.sort((a, b) => compareRows(a, b, query.sort)).map(({ id }) => id);
}

function fits(row: OracleRow, query: AccountQuery, now: Date): boolean {
  const { status, plan, family, hostsMin, hostsMax, renewsFrom, renewsBefore, pay } = query;
  const { baseHosts, nextInvoiceDate } = row;
  return [
    searched(row, foldSearch(query.q ?? "")),
    status === undefined || shownStatus(row.status, row.openChangeState) === status,
    plan === undefined || row.codes.has(plan),
    family === undefined || row.families.has(family),
    hostsMin === undefined || (baseHosts !== null && baseHosts >= hostsMin),
    hostsMax === undefined || (baseHosts !== null && baseHosts <= hostsMax),
    renewsFrom === undefined || (nextInvoiceDate !== null && nextInvoiceDate >= renewsFrom),
    renewsBefore === undefined || (nextInvoiceDate !== null && nextInvoiceDate < renewsBefore),
    pay === undefined || (row.payMode ?? "unknown") === pay,
    flagged(row, query, now),
  ].every(Boolean);
}

function searched({ texts }: OracleRow, wanted: string): boolean {
  if (!/^[a-z0-9]{1,2}$/.test(wanted)) return texts.some((text) => text.includes(wanted));
  return texts.some((text) => text.split(" ").some((word) => word.startsWith(wanted)));
}

function flagged(row: OracleRow, { flag }: AccountQuery, now: Date): boolean {
  const elsewhere = row.changedElsewhereAt?.getTime() ?? 0;
  if (flag === "pending") return row.openChangeState !== null;
  if (flag === "needs_you") return row.openChangeState === "needs_person";
  if (flag === "unknown_plan") return row.planKeys.includes(UNKNOWN_PLAN);
  return flag === undefined || elsewhere > now.getTime() - 7 * 86_400_000;
}

function compareRows(a: OracleRow, b: OracleRow, sort: AccountSort): number {
  const [x, y] = [sortedValue(a, sort), sortedValue(b, sort)];
  if ((x === null) !== (y === null)) return x === null ? 1 : -1;
  const ties = sort.endsWith("readAt") ? 0 : compare(a.sortName, b.sortName);
  return (compare(x ?? 0, y ?? 0) || ties || compare(a.id, b.id)) * (sort.startsWith("-") ? -1 : 1);
}

function sortedValue(row: OracleRow, sort: AccountSort): string | number | null {
  if (sort.endsWith("hosts")) return row.baseHosts;
  if (sort.endsWith("nextInvoice")) return row.nextInvoiceDate;
  return sort.endsWith("readAt") ? (row.plansReadAt?.getTime() ?? null) : row.sortName;
}

// Postgres compares text by code points, JavaScript by halves of them.
function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" || typeof b === "number") return Number(a) - Number(b);
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
