"use client";

import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { SortHead } from "@/components/ui/sort-head";
import { Head, Table, TableHead } from "@/components/ui/table";
import { RowSpace } from "@/components/ui/table-rows";
import { useRowWindow } from "@/components/ui/use-row-window";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import type { RenewalSort } from "@/lib/domain/renewal-sorts";
import { allItems, type Item, itemsOf, keyOf } from "./renewal-items";
import { DayRow, LineRow } from "./renewal-rows";
import type { ShownReport } from "./use-renewal-report";

const WIDTHS = ["8rem", "6.5rem", null, "13.5rem", "6.5rem", "4.5rem", "5.5rem", "7.5rem", "5.5rem"] as const;
/** So many rows before the last one that is there, the next ones are asked for. */
const ROWS_AHEAD = 60;
const HEAD_ROWS = 1;
const RENEWAL_COLUMNS = WIDTHS.length;

type RenewalTableProps = {
  shown: ShownReport;
  /** The order that is asked for; its rows may still be on their way. */
  sort: RenewalSort;
  onSort: (sort: RenewalSort) => void;
  /** Holds the table. It scrolls on wide screens; on narrow ones the page's `main` does. */
  region: RefObject<HTMLElement | null>;
  /** Asks for further rows; null: there are none, or they are on their way. */
  more: (() => unknown) | null;
  /** The rows are about to be replaced. */
  busy: boolean;
};

/**
 * The lines of the range: by day with each day's sums, or flat in another order. Only the rows in sight are drawn.
 * Those of another range, search or order begin at the top.
 */
export function RenewalTable({ shown, sort, onSort, region, more, busy }: RenewalTableProps) {
  const { report, query } = shown;
  const items = useMemo(() => itemsOf(report, query.sort), [report, query.sort]);
  const { first, last, before, after, toTop } = useRowWindow({ count: items.length, region });
  useTopAtNew(query, toTop);
  const nearEnd = last > items.length - ROWS_AHEAD;
  useEffect(() => {
    if (nearEnd) more?.();
  }, [nearEnd, more]);
  return (
    <Table
      caption="Plan lines by next invoice"
      widths={WIDTHS}
      rowCount={HEAD_ROWS + allItems(report, query.sort)}
      busy={busy}
    >
      <RenewalHead sort={sort} onSort={onSort} />
      <RowSpace height={before} columns={RENEWAL_COLUMNS} />
      <tbody>
        {items.slice(first, last + 1).map((item, at) => (
          <ItemRow key={keyOf(item)} item={item} at={HEAD_ROWS + first + at + 1} />
        ))}
      </tbody>
      <RowSpace height={after} columns={RENEWAL_COLUMNS} />
    </Table>
  );
}

// The screen would otherwise stand in the middle of rows that nobody has seen yet.
function useTopAtNew(query: RenewalQuery, toTop: () => void) {
  const before = useRef(query);
  useLayoutEffect(() => {
    if (before.current !== query) toTop();
    before.current = query;
  }, [query, toTop]);
}

function ItemRow({ item, at }: { item: Item; at: number }) {
  return item.kind === "day" ? (
    <DayRow day={item.day} columns={RENEWAL_COLUMNS} at={at} />
  ) : (
    <LineRow row={item.row} columns={RENEWAL_COLUMNS} at={at} />
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
