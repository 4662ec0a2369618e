import type { CalendarDate } from "./calendar-date";

/** What Zoom says of a plan line, folded to one spelling; `other` keeps an unknown word in `statusText`. */
export type PlanStatus = "active" | "cancelled" | "expired" | "other";

/** One bought thing of a sub-account, whatever shape Zoom gave it. */
export type PlanLine = {
  /** Top-level key of Zoom's answer, e.g. `plan_phone`. */
  family: string;
  /** Where in Zoom's answer it stands, e.g. `plan_phone.plan_calling.0`. */
  path: string;
  /** Zoom's plan code, or null when Zoom sent none. */
  type: string | null;
  hosts: number | null;
  serviceEffectiveDate: CalendarDate | null;
  nextInvoiceDate: CalendarDate | null;
  /** null: Zoom sends no status for this family. */
  status: PlanStatus | null;
  statusText: string | null;
  /** Every further field, as Zoom sent it. */
  detail: Record<string, unknown>;
};
