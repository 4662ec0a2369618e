"use client";

import { FooterBar } from "@/components/layout/footer-bar";
import { ZoneName } from "@/components/ui/age";
import { dayWords } from "@/components/ui/date-words";
import type { ShownPlanLine } from "@/lib/domain/account";
import { countWords } from "../count-words";
import { nextInvoices } from "./next-invoices";

const keys = [
  { keys: ["C"], does: "change" },
  { keys: ["A"], does: "add-on" },
  { keys: ["R"], does: "re-read" },
];

/** How many lines, when the next of them are invoiced, and the zone of all times. */
export function AccountFooter({ lines }: { lines: readonly ShownPlanLine[] }) {
  const next = nextInvoices(lines)[0];
  const zone = (
    <span>
      Times in <ZoneName />. Invoice dates are calendar days.
    </span>
  );
  const invoiced = next ? `, ${next.lines.toLocaleString("en-GB")} invoiced on ${dayWords(next.date)}` : "";
  return <FooterBar parts={[`${countWords(lines.length, "plan line")}${invoiced}`, zone]} keys={keys} />;
}
