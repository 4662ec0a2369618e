import "server-only";
import type { RenewalRow, RenewalSums } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { askedBy, recordEvent } from "@/lib/server/audit/record-event";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { type Cell, csvText } from "@/lib/server/http/csv";
import { streamRenewals } from "@/lib/server/services/renewals/stream-renewals";
import { sumRenewals } from "@/lib/server/services/renewals/sum-renewals";

const COLUMNS: [string, (row: RenewalRow) => Cell][] = [
  ["Next invoice", (row) => row.nextInvoiceDate],
  ["Sub-account", (row) => row.accountName],
  ["Sub-account id", (row) => row.accountId],
  ["Account number", (row) => row.accountNumber],
  ["Plan", (row) => row.label],
  ["Plan code", (row) => row.type],
  ["Cycle", (row) => row.cycle],
  ["Hosts", (row) => row.hosts],
  ["Amount of the sub-account's invoice", (row) => row.amount],
  ["Status", (row) => row.status],
  ["Read at (UTC)", (row) => row.readAt],
];

/**
 * The rows of `listRenewals` as a stream of CSV (RFC 4180, UTF-8 with BOM), in the same order, after lines that state
 * the range, the filter and the reading time. Cells that a spreadsheet would run as a formula get a leading apostrophe.
 * @throws AppError `forbidden`
 */
export async function exportRenewals(
  context: Context,
  caller: Caller,
  query: RenewalQuery,
): Promise<AsyncGenerator<string>> {
  authorise(caller, "renewals.export");
  const sums = await sumRenewals(context, query);
  await recordExport(context, caller, query, sums.listed);
  const head = [...headerRows(sums, query, context.clock.now()), [], COLUMNS.map(([name]) => name)];
  return pieces(context, query, head);
}

async function* pieces(
  context: Context,
  query: RenewalQuery,
  head: (string | number)[][],
): AsyncGenerator<string> {
  yield `\ufeff${csvText(head)}`;
  for await (const rows of streamRenewals(context, query)) yield csvText(rows.map(cells));
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

function headerRows(sums: RenewalSums, query: RenewalQuery, now: Date): (string | number)[][] {
  const { lines, accounts, hosts } = sums.total;
  return [
    ["Next invoices", `${query.from} to ${query.to}`],
    ["Search", query.q ?? "none"],
    ["Order", query.sort],
    [
      "Totals without cancelled and expired lines",
      `${lines} lines, ${accounts} sub-accounts, ${hosts} hosts`,
    ],
    ["Plans read", `${sums.oldestReadAt ?? "never"} to ${sums.newestReadAt ?? "never"}`],
    ["Exported at (UTC)", now.toISOString()],
    ["Amounts", "as Zoom told them, without a currency; at the first line of a sub-account's day"],
    ["Dates", "calendar days as Zoom gives them, without a time zone"],
  ];
}

function cells(row: RenewalRow): Cell[] {
  return COLUMNS.map(([, value]) => value(row));
}
