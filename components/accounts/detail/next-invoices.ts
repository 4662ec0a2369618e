import type { ShownPlanLine } from "@/lib/domain/account";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import { isRunning } from "@/lib/domain/plan-lines";

export type InvoiceDay = { date: CalendarDate; lines: number; words: string };

/** The running lines by the day of their next invoice, soonest first, with what is invoiced in words. */
export function nextInvoices(lines: readonly ShownPlanLine[]): InvoiceDay[] {
  const days = new Map<CalendarDate, ShownPlanLine[]>();
  for (const line of lines.filter(isRunning)) {
    if (line.nextInvoiceDate === null) continue;
    days.set(line.nextInvoiceDate, [...(days.get(line.nextInvoiceDate) ?? []), line]);
  }
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([date, due]) => ({ date, lines: due.length, words: invoiceWords(due) }));
}

function invoiceWords(due: readonly ShownPlanLine[]): string {
  const addons = due.filter((line) => line.path !== "plan_base");
  if (addons.length === due.length) return [...new Set(addons.map((line) => line.group))].join(", ");
  if (addons.length === 0) return "Base plan";
  return `Base plan and ${addons.length} ${addons.length === 1 ? "add-on" : "add-ons"}`;
}
