"use client";

import { ZoneName } from "@/components/ui/age";
import { dayWords } from "@/components/ui/date-words";
import type { ShownPlanLine } from "@/lib/domain/account";
import { countWords } from "../count-words";
import { nextInvoices } from "./next-invoices";

/** How many lines, when the next of them are invoiced, and the zone of all times. */
export function AccountFooter({ lines }: { lines: readonly ShownPlanLine[] }) {
  const next = nextInvoices(lines)[0];
  return (
    <footer className="flex h-10 shrink-0 items-center border-line border-t bg-sunken px-gutter text-ink-2 text-meta max-sm:hidden">
      <p className="min-w-0 truncate">
        <span className="part-rule text-ink">
          {countWords(lines.length, "plan line")}
          {next ? `, ${next.lines.toLocaleString("en-GB")} invoiced on ${dayWords(next.date)}` : ""}
        </span>
        <span className="part-rule">
          Times in <ZoneName />. Invoice dates are calendar days.
        </span>
      </p>
    </footer>
  );
}
