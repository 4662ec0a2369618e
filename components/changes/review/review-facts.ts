import type { ChangeEffect } from "@/lib/domain/change-effect";
import type { PlanLine } from "@/lib/domain/plan-line";
import { getIn } from "../wire/wire-path";

/** Next invoice of the line that a change is about; null when it is about several, a new one, or Zoom sends none. */
export function nextInvoiceOf(
  { before }: Pick<ChangeEffect, "before">,
  lines: readonly PlanLine[],
): string | null {
  const [only, ...others] = before;
  if (!only || others.length > 0) return null;
  const line = lines.find((each) => each.family === only.family && each.type === only.type);
  return line?.nextInvoiceDate ?? null;
}

/** A day that is still to come; an older one says nothing of the next invoice (Zoom's samples keep dates of 2021). */
export function comingDay(day: string | null, today: string): string | null {
  return day !== null && day >= today ? day : null;
}

/** The day a subscription was asked to start; null: as soon as Zoom takes it. */
export function startDayOf(request: Record<string, unknown>): string | null {
  const day = getIn(request, "subscription_options.service_effective_date");
  return typeof day === "string" ? day : null;
}
