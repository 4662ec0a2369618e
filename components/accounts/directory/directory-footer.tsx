"use client";

import { FooterBar } from "@/components/layout/footer-bar";
import { ZoneName } from "@/components/ui/age";
import { countWords } from "@/components/ui/count-words";
import type { AccountRow } from "@/lib/domain/account";

type DirectoryFooterProps = {
  rows: readonly AccountRow[];
  total: number;
  visible: { startIndex: number; endIndex: number };
};

const keys = [
  { keys: ["↑", "↓"], does: "move" },
  { keys: ["Enter"], does: "open" },
  { keys: ["/"], does: "search" },
  { keys: ["F"], does: "filter" },
];

/** Which rows are on the screen, their sum, the zone of all times, and the keys. */
export function DirectoryFooter({ rows, total, visible }: DirectoryFooterProps) {
  const hosts = rows.reduce((sum, row) => sum + (row.hosts ?? 0), 0);
  const sum = (
    <span>
      {countWords(hosts, "base plan host")} bought
      {rows.length < total ? (
        <span className="text-ink-3"> in the first {rows.length.toLocaleString("en-GB")}</span>
      ) : null}
    </span>
  );
  const zone = (
    <span>
      Times in <ZoneName />
    </span>
  );
  return <FooterBar parts={[rowsWords(total, visible), sum, zone]} keys={keys} />;
}

function rowsWords(total: number, visible: DirectoryFooterProps["visible"]): string {
  if (total === 0) return "No rows";
  const first = Math.min(total, visible.startIndex + 1);
  const last = Math.min(total, visible.endIndex + 1);
  return `Rows ${first.toLocaleString("en-GB")}–${last.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`;
}
