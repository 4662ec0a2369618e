import type { RenewalDay, RenewalReport, RenewalRow } from "./renewal";

/** True for a line that Zoom will invoice: not cancelled and not expired. */
export function isInvoiced(row: RenewalRow): boolean {
  return row.status !== "cancelled" && row.status !== "expired";
}

/** Lines, sub-accounts and hosts of the rows that will be invoiced. */
export function renewalTotal(rows: RenewalRow[]): RenewalReport["total"] {
  const invoiced = rows.filter(isInvoiced);
  return {
    lines: invoiced.length,
    accounts: new Set(invoiced.map((row) => row.accountId)).size,
    hosts: invoiced.reduce((sum, row) => sum + (row.hosts ?? 0), 0),
  };
}

/** The same sums by calendar day, earliest first; days without an invoice are left out. */
export function renewalDays(rows: RenewalRow[]): RenewalDay[] {
  return [...groupByDate(rows)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, group]) => ({ date, ...renewalTotal(group) }));
}

function groupByDate(rows: RenewalRow[]): Map<string, RenewalRow[]> {
  const groups = new Map<string, RenewalRow[]>();
  for (const row of rows) {
    const group = groups.get(row.nextInvoiceDate);
    if (group) group.push(row);
    else groups.set(row.nextInvoiceDate, [row]);
  }
  return groups;
}
