"use client";

import { useEffect, useState } from "react";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { RowSpace } from "@/components/ui/table-rows";
import { useNarrow } from "@/components/ui/use-narrow";
import type { RowWindow } from "@/components/ui/use-row-window";
import type { PlacedRows } from "@/lib/queries/account-pages";
import { AccountRow, type RowShape } from "./account-row";
import { columnLayout, type DirectoryView } from "./directory-columns";

type DirectoryRowsProps = {
  rowWindow: RowWindow;
  placed: PlacedRows;
  view: DirectoryView;
  cursor: number;
  onCursor: (index: number) => void;
};

/** The rows near the screen, between two empty ones that stand for all the others; bars for those not come yet. */
export function DirectoryRows({ rowWindow, placed, view, cursor, onCursor }: DirectoryRowsProps) {
  const { first, last, before, after } = rowWindow;
  const { bars, count: columns } = columnLayout(view.columns);
  const shape = useRowShape();
  const two = view.density === "two";
  const from = Math.min(last + 1, Math.max(first, placed.first));
  const to = Math.max(from, Math.min(last + 1, placed.first + placed.rows.length));
  const bones = (rows: number) => (rows > 0 ? <SkeletonRows columns={bars} rows={rows} two={two} /> : null);
  return (
    <>
      <RowSpace height={before} columns={columns} />
      {bones(from - first)}
      <tbody>
        {placed.rows.slice(from - placed.first, to - placed.first).map((account, at) => (
          <AccountRow
            key={account.id}
            account={account}
            index={from + at}
            numbered={placed.numbered}
            cursor={from + at === cursor}
            onCursor={onCursor}
            view={view}
            shape={shape}
            columns={columns}
          />
        ))}
      </tbody>
      {bones(last + 1 - to)}
      <RowSpace height={after} columns={columns} />
    </>
  );
}

// The server draws both; afterwards half of each row, of its links and of its time is saved.
function useRowShape(): RowShape {
  const narrow = useNarrow();
  const [known, setKnown] = useState(false);
  useEffect(() => setKnown(true), []);
  if (!known) return "both";
  return narrow ? "narrow" : "wide";
}
