import "server-only";
import { stringify } from "csv-stringify/sync";
import type { RenewalReport, RenewalRow } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { askedBy, recordEvent } from "@/lib/server/audit/record-event";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { listRenewals } from "./list-renewals";

const COLUMNS: [string, (row: RenewalRow) => string | number | null][] = [
  ["Next invoice", (row) => row.nextInvoiceDate],
  ["Sub-account", (row) => row.accountName],
  ["Sub-account id", (row) => row.accountId],
  ["Account number", (row) => row.accountNumber],
  ["Plan", (row) => row.label],
  ["Plan code", (row) => row.type],
  ["Cycle", (row) => row.cycle],
  ["Hosts", (row) => row.hosts],
  ["Status", (row) => row.status],
  ["Read at (UTC)", (row) => row.readAt],
];

/**
 * The rows of `listRenewals` as CSV (RFC 4180, UTF-8 with BOM), in the same order, after lines that state the range,
 * the filter and the reading time. Cells that a spreadsheet would run as a formula get a leading apostrophe.
 */
export async function exportRenewals(context: Context, caller: Caller, query: RenewalQuery): Promise<string> {
  authorise(caller, "renewals.export");
  const report = await listRenewals(context, caller, query);
  await recordExport(context, caller, query, report.rows.length);
  const rows = [
    ...headerRows(report, query, context.clock.now()),
    [],
    COLUMNS.map(([name]) => name),
    ...report.rows.map(cells),
  ];
  return stringify(rows, { bom: true, record_delimiter: "windows", escape_formulas: true });
}

function recordExport(context: Context, caller: Caller, query: RenewalQuery, rows: number): Promise<void> {
  const event = {
    ...askedBy(caller),
    action: "renewals.exported",
    target: `${query.from}..${query.to}`,
    after: { rows },
  };
  return context.db.transaction((transaction) => recordEvent(transaction, context, event));
}

function headerRows(report: RenewalReport, query: RenewalQuery, now: Date): (string | number)[][] {
  const { lines, accounts, hosts } = report.total;
  return [
    ["Next invoices", `${report.from} to ${report.to}`],
    ["Search", query.q ?? "none"],
    ["Order", query.sort],
    [
      "Totals without cancelled and expired lines",
      `${lines} lines, ${accounts} sub-accounts, ${hosts} hosts`,
    ],
    ["Plans read", `${report.oldestReadAt ?? "never"} to ${report.newestReadAt ?? "never"}`],
    ["Exported at (UTC)", now.toISOString()],
    ["Dates", "calendar days as Zoom gives them, without a time zone"],
  ];
}

function cells(row: RenewalRow): (string | number | null)[] {
  return COLUMNS.map(([, value]) => value(row));
}
