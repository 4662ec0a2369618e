"use client";

import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { Table } from "@/components/ui/table";
import type { RowWindow } from "@/components/ui/use-row-window";
import type { AccountRow } from "@/lib/domain/account";
import type { AccountSort } from "@/lib/domain/account-query";
import { directoryWidths, rowBars } from "./directory-columns";
import { DirectoryHead } from "./directory-head";
import { DirectoryRows } from "./directory-rows";

type DirectoryTableProps = {
  rows: readonly AccountRow[];
  /** Nothing has come yet, good or bad. */
  loading: boolean;
  rowWindow: RowWindow;
  sort: AccountSort;
  onSort: (sort: AccountSort) => void;
  cursor: number;
  onCursor: (index: number) => void;
  /** All rows there are; -1 while that is not known. */
  rowCount: number;
};

/** The heads, which stay whatever the rows do, and the rows near the screen. */
export function DirectoryTable({ rows, loading, rowWindow, sort, onSort, ...rest }: DirectoryTableProps) {
  return (
    <Table
      caption="Sub-accounts"
      widths={directoryWidths}
      rowCount={rest.rowCount < 0 ? rest.rowCount : rest.rowCount + 1}
    >
      <DirectoryHead sort={sort} onSort={onSort} />
      {loading ? (
        <SkeletonRows columns={rowBars} rows={18} />
      ) : (
        <DirectoryRows rowWindow={rowWindow} rows={rows} cursor={rest.cursor} onCursor={rest.onCursor} />
      )}
    </Table>
  );
}
