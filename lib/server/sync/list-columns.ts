import "server-only";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import { addonLines } from "@/lib/domain/eligibility";
import { familyName } from "@/lib/domain/plan-groups";
import type { PlanLine } from "@/lib/domain/plan-line";
import { basePlanLine, isRunning } from "@/lib/domain/plan-lines";
import { planKeys } from "@/lib/server/sync/plan-keys";

/** What the directory shows of a sub-account's plans. */
export type ListColumns = {
  baseType: string | null;
  baseHosts: number | null;
  addonCount: number;
  addonFamilies: string[];
  planKeys: string[];
  nextInvoiceDate: CalendarDate | null;
};

// The column's; the line itself keeps what Zoom sent.
const MOST_HOSTS = 2 ** 31 - 1;

/** The directory's columns from the plan lines; the next invoice is the earliest of the running lines. */
export function listColumns(lines: PlanLine[]): ListColumns {
  const base = basePlanLine(lines);
  const addons = addonLines(lines);
  const dates = lines.filter(isRunning).flatMap(({ nextInvoiceDate }) => nextInvoiceDate ?? []);
  return {
    baseType: base?.type ?? null,
    baseHosts: base && base.hosts !== null && base.hosts <= MOST_HOSTS ? base.hosts : null,
    addonCount: addons.length,
    addonFamilies: [...new Set(addons.map((line) => familyName(line.family)))],
    planKeys: planKeys(lines),
    nextInvoiceDate: dates.sort()[0] ?? null,
  };
}
