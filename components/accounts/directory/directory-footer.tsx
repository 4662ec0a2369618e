"use client";

import { ZoneName } from "@/components/ui/age";
import { KeyHint } from "@/components/ui/key-hint";
import type { AccountRow } from "@/lib/domain/account";
import { countWords } from "../count-words";

type DirectoryFooterProps = {
  rows: readonly AccountRow[];
  total: number;
  visible: { startIndex: number; endIndex: number } | null;
};

const hints = [
  { keys: ["↑", "↓"], does: "move" },
  { keys: ["Enter"], does: "open" },
  { keys: ["/"], does: "search" },
  { keys: ["F"], does: "filter" },
];

/** Which rows are on the screen, their sum, the zone of all times, and the keys. */
export function DirectoryFooter({ rows, total, visible }: DirectoryFooterProps) {
  const hosts = rows.reduce((sum, row) => sum + (row.hosts ?? 0), 0);
  const first = Math.min(total, (visible?.startIndex ?? 0) + 1);
  const last = Math.min(total, (visible?.endIndex ?? 0) + 1);
  return (
    <footer className="flex h-10 shrink-0 items-center gap-6 border-line border-t bg-sunken px-gutter text-ink-2 text-meta max-sm:hidden">
      <p className="min-w-0 truncate">
        <span className="part-rule">
          {total === 0
            ? "No rows"
            : `Rows ${first.toLocaleString("en-GB")}–${last.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`}
        </span>
        <span className="part-rule text-ink">
          {countWords(hosts, "base plan host")} bought
          {rows.length < total ? <span className="text-ink-3"> in the first {rows.length}</span> : null}
        </span>
        <span className="part-rule">
          Times in <ZoneName />
        </span>
      </p>
      <p className="ml-auto flex shrink-0 gap-4 max-lg:hidden">
        {hints.map(({ keys, does }) => (
          <span key={does} className="inline-flex items-center gap-1.5">
            <KeyHint keys={keys} />
            {does}
          </span>
        ))}
      </p>
    </footer>
  );
}
