import type { RenewalDay, RenewalReport, RenewalRow } from "@/lib/domain/renewal";
import type { RenewalSort } from "@/lib/domain/renewal-sorts";

/** A row of the table: the head of a day, or a plan line. */
export type Item = { kind: "day"; day: RenewalDay } | { kind: "line"; row: RenewalRow };

/** In date order each day gets a head of its own; in another order the rows stand alone. */
export function itemsOf(report: RenewalReport, sort: RenewalSort): Item[] {
  const lines = report.rows.map((row): Item => ({ kind: "line", row }));
  if (!isByDay(sort)) return lines;
  const days = new Map(report.days.map((day) => [day.date, day]));
  return report.rows.flatMap((row, at): Item[] => {
    const day = days.get(row.nextInvoiceDate);
    const first = report.rows[at - 1]?.nextInvoiceDate !== row.nextInvoiceDate;
    return first && day
      ? [
          { kind: "day", day },
          { kind: "line", row },
        ]
      : [{ kind: "line", row }];
  });
}

function isByDay(sort: RenewalSort): boolean {
  return sort === "date" || sort === "-date";
}

/** How many lines and heads of days there are, those that are not read yet too. */
export function allItems({ listed, days }: RenewalReport, sort: RenewalSort): number {
  return listed + (isByDay(sort) ? days.length : 0);
}

/** Tells an item from every other one of its table. */
export function keyOf(item: Item): string {
  return item.kind === "day" ? item.day.date : `${item.row.accountId} ${item.row.path}`;
}
