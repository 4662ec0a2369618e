"use client";

import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { Table } from "@/components/ui/table";
import type { RowWindow } from "@/components/ui/use-row-window";
import type { AccountSort } from "@/lib/domain/account-query";
import type { PlacedRows } from "@/lib/queries/account-pages";
import { columnLayout, type DirectoryView } from "./directory-columns";
import { DirectoryHead } from "./directory-head";
import { DirectoryRows } from "./directory-rows";

type DirectoryTableProps = {
  /** Null while nothing has come. */
  placed: PlacedRows | null;
  /** Nothing has come yet, good or bad. */
  loading: boolean;
  /** The rows are those of the filter before. */
  old: boolean;
  rowWindow: RowWindow;
  view: DirectoryView;
  sort: AccountSort;
  onSort: (sort: AccountSort) => void;
  cursor: number;
  onCursor: (index: number) => void;
};

/** The heads, which stay whatever the rows do, and the rows near the screen. */
export function DirectoryTable({ placed, loading, old, rowWindow, view, ...rest }: DirectoryTableProps) {
  const { widths, minWidth, bars } = columnLayout(view.columns);
  return (
    <Table
      caption="Sub-accounts"
      widths={widths}
      minWidth={minWidth}
      rowCount={placed?.totalIsExact ? placed.count + 1 : -1}
      busy={old || loading}
    >
      <DirectoryHead columns={view.columns} sort={rest.sort} onSort={rest.onSort} />
      {loading ? <SkeletonRows columns={bars} rows={18} two={view.density === "two"} /> : null}
      {placed ? (
        <DirectoryRows
          rowWindow={rowWindow}
          placed={placed}
          view={view}
          cursor={rest.cursor}
          onCursor={rest.onCursor}
        />
      ) : null}
    </Table>
  );
}
