"use client";

import { type RefObject, useEffect, useMemo } from "react";
import { SortHead } from "@/components/ui/sort-head";
import { Head, Table, TableHead } from "@/components/ui/table";
import { RowSpace } from "@/components/ui/table-rows";
import { useRowWindow } from "@/components/ui/use-row-window";
import type { RenewalDay, RenewalReport } from "@/lib/domain/renewal";
import type { RenewalSort } from "@/lib/domain/renewal-sorts";
import { DayRow, LineRow } from "./renewal-rows";

const WIDTHS = ["8rem", "6.5rem", null, "13.5rem", "6.5rem", "4.5rem", "5.5rem", "7.5rem", "5.5rem"] as const;
/** So many rows before the last one that is there, the next ones are asked for. */
const ROWS_AHEAD = 60;
export const RENEWAL_COLUMNS = WIDTHS.length;

type Item = { kind: "day"; day: RenewalDay } | { kind: "line"; row: RenewalReport["rows"][number] };

type RenewalTableProps = {
  report: RenewalReport;
  sort: RenewalSort;
  onSort: (sort: RenewalSort) => void;
  /** Holds the table. It scrolls on wide screens; on narrow ones the page's `main` does. */
  region: RefObject<HTMLElement | null>;
  /** Asks for further rows; null: there are none, or they are on their way. */
  more: (() => unknown) | null;
};

/** The lines of the range: by day with each day's sums, or flat in another order. Only the rows in sight are drawn. */
export function RenewalTable({ report, sort, onSort, region, more }: RenewalTableProps) {
  const items = useMemo(() => itemsOf(report, sort), [report, sort]);
  const { first, last, before, after } = useRowWindow({ count: items.length, region });
  const nearEnd = last > items.length - ROWS_AHEAD;
  useEffect(() => {
    if (nearEnd) more?.();
  }, [nearEnd, more]);
  return (
    <Table caption="Plan lines by next invoice" widths={WIDTHS} rowCount={allRows(report, sort) + 1}>
      <RenewalHead sort={sort} onSort={onSort} />
      <RowSpace height={before} columns={RENEWAL_COLUMNS} />
      <tbody>
        {items
          .slice(first, last + 1)
          .map((item) =>
            item.kind === "day" ? (
              <DayRow key={item.day.date} day={item.day} columns={RENEWAL_COLUMNS} />
            ) : (
              <LineRow
                key={`${item.row.accountId} ${item.row.path}`}
                row={item.row}
                columns={RENEWAL_COLUMNS}
              />
            ),
          )}
      </tbody>
      <RowSpace height={after} columns={RENEWAL_COLUMNS} />
    </Table>
  );
}

function RenewalHead({ sort, onSort }: Pick<RenewalTableProps, "sort" | "onSort">) {
  const head = (name: "date" | "account" | "hosts") => ({
    direction: sort === name ? ("asc" as const) : sort === `-${name}` ? ("desc" as const) : undefined,
    onSort: (direction: "asc" | "desc") => onSort(direction === "asc" ? name : `-${name}`),
  });
  return (
    <TableHead>
      <SortHead align="right" {...head("date")}>
        Next invoice
      </SortHead>
      <Head>
        <span className="sr-only">How far away</span>
      </Head>
      <SortHead {...head("account")}>Sub-account</SortHead>
      <Head>Plan</Head>
      <Head>Cycle</Head>
      <SortHead align="right" {...head("hosts")}>
        Hosts
      </SortHead>
      <Head align="right" title="Of the sub-account's whole invoice, as Zoom tells it, without a currency">
        Amount
      </Head>
      <Head>Status</Head>
      <Head align="right">Age</Head>
    </TableHead>
  );
}

/** In date order each day gets a head of its own; in another order the rows stand alone. */
function itemsOf(report: RenewalReport, sort: RenewalSort): Item[] {
  const lines = report.rows.map((row): Item => ({ kind: "line", row }));
  if (!isByDay(sort)) return lines;
  const days = new Map(report.days.map((day) => [day.date, day]));
  return report.rows.flatMap((row, at): Item[] => {
    const day = days.get(row.nextInvoiceDate);
    const first = report.rows[at - 1]?.nextInvoiceDate !== row.nextInvoiceDate;
    return first && day
      ? [
          { kind: "day", day },
          { kind: "line", row },
        ]
      : [{ kind: "line", row }];
  });
}

function isByDay(sort: RenewalSort): boolean {
  return sort === "date" || sort === "-date";
}

/** Lines and heads of days, those that are not read yet too. */
function allRows({ listed, days }: RenewalReport, sort: RenewalSort): number {
  return listed + (isByDay(sort) ? days.length : 0);
}
