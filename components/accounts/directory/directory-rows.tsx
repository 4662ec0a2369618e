"use client";

import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { AccountRow as AccountRowData } from "@/lib/domain/account";
import { AccountRow, COLUMNS } from "./account-row";

/** Bars of a row that has not come yet, at the real columns. */
export const rowBars = [
  { bar: 11 },
  { bar: 4 },
  { bar: 9 },
  { bar: 1.5, align: "right" },
  { bar: 6 },
  { bar: 5, align: "right" },
  { bar: 3.5 },
  { bar: 2.5, align: "right" },
] as const;

type DirectoryRowsProps = {
  /** First and last row of the window that is in the page. */
  window: readonly { index: number; start: number; end: number }[];
  /** Height of all rows together, in px. */
  height: number;
  rows: readonly AccountRowData[];
  cursor: number;
  onCursor: (index: number) => void;
};

/** The rows near the screen, between two empty ones that stand for all the others. */
export function DirectoryRows({ window, height, rows, cursor, onCursor }: DirectoryRowsProps) {
  const first = window[0];
  const last = window.at(-1);
  if (!first || !last) return null;
  return (
    <>
      <Space height={first.start} />
      <tbody>
        {window.map(({ index }) => {
          const account = rows[index];
          return account ? (
            <AccountRow
              key={account.id}
              account={account}
              index={index}
              cursor={index === cursor}
              onFocus={() => onCursor(index)}
            />
          ) : null;
        })}
      </tbody>
      <SkeletonRows columns={rowBars} rows={window.filter(({ index }) => index >= rows.length).length} />
      <Space height={height - last.end} />
    </>
  );
}

function Space({ height }: { height: number }) {
  return (
    <tbody aria-hidden="true">
      {height > 0 ? (
        <tr>
          <td colSpan={COLUMNS} style={{ height }} className="p-0" />
        </tr>
      ) : null}
    </tbody>
  );
}
