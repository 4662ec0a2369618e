"use client";

import { FooterBar } from "@/components/layout/footer-bar";
import { ZoneName } from "@/components/ui/age";
import { countWords } from "@/components/ui/count-words";
import { totalWords } from "@/components/ui/total-words";
import type { PlacedRows } from "@/lib/queries/account-pages";

type Visible = { startIndex: number; endIndex: number };
type DirectoryFooterProps = { placed: PlacedRows | null; visible: Visible };

const keys = [
  { keys: ["↑", "↓"], does: "move" },
  { keys: ["Home", "End"], does: "first, last" },
  { keys: ["Enter"], does: "open" },
  { keys: ["/"], does: "search" },
  { keys: ["F"], does: "filter" },
];

/** Which rows are on the screen, the sum of all once all are loaded, the zone of all times, and the keys. */
export function DirectoryFooter({ placed, visible }: DirectoryFooterProps) {
  const zone = (
    <span>
      Times in <ZoneName />
    </span>
  );
  const parts = placed
    ? [rowsWords(placed, visible), readingWords(placed, visible), hostsWords(placed), zone]
    : ["No rows", zone];
  return <FooterBar parts={parts} keys={keys} />;
}

function hostsWords({ rows, count }: PlacedRows): string | null {
  if (rows.length < count) return null;
  const hosts = rows.reduce((sum, row) => sum + (row.hosts ?? 0), 0);
  return `${countWords(hosts, "base plan host")} bought`;
}

/** "Rows 1–19 of 312"; from the end where a row's number is not known. */
export function rowsWords(placed: PlacedRows, visible: Visible): string {
  const { count, numbered } = placed;
  if (count === 0) return "No rows";
  const first = Math.min(count, visible.startIndex + 1);
  const last = Math.min(count, visible.endIndex + 1);
  const number = (value: number) => value.toLocaleString("en-GB");
  return numbered
    ? `Rows ${number(first)}–${number(last)} of ${totalWords(placed)}`
    : `Rows ${number(count - last + 1)}–${number(count - first + 1)} from the end of ${totalWords(placed)}`;
}

/** How far reading has come when the screen is ahead of it; null when its rows are there. */
export function readingWords(placed: PlacedRows, visible: Visible): string | null {
  const { first, rows, count } = placed;
  const end = first + rows.length;
  const last = Math.min(count - 1, visible.endIndex);
  if (last >= end) return `Reading on: row ${end.toLocaleString("en-GB")} reached`;
  return visible.startIndex < first
    ? `Reading back: row ${(first + 1).toLocaleString("en-GB")} reached`
    : null;
}
