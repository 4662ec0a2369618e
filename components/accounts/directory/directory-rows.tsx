"use client";

import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { RowSpace } from "@/components/ui/table-rows";
import type { RowWindow } from "@/components/ui/use-row-window";
import type { AccountRow as AccountRowData } from "@/lib/domain/account";
import { AccountRow, COLUMNS } from "./account-row";
import { rowBars } from "./directory-columns";

type DirectoryRowsProps = {
  rowWindow: RowWindow;
  rows: readonly AccountRowData[];
  cursor: number;
  onCursor: (index: number) => void;
};

/** The rows near the screen, between two empty ones that stand for all the others. */
export function DirectoryRows({ rowWindow, rows, cursor, onCursor }: DirectoryRowsProps) {
  const { first, last, before, after } = rowWindow;
  const missing = last - Math.max(first, rows.length) + 1;
  return (
    <>
      <RowSpace height={before} columns={COLUMNS} />
      <tbody>
        {rows.slice(first, last + 1).map((account, at) => (
          <AccountRow
            key={account.id}
            account={account}
            index={first + at}
            cursor={first + at === cursor}
            onFocus={() => onCursor(first + at)}
          />
        ))}
      </tbody>
      {missing > 0 ? <SkeletonRows columns={rowBars} rows={missing} /> : null}
      <RowSpace height={after} columns={COLUMNS} />
    </>
  );
}
