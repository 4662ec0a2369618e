import { validationFailed } from "../refusal";

type Dates = { paid_period_start_date?: string | undefined; service_effective_date?: string | undefined };

/** Throws unless both dates are absent, or equal and in the future; returns the day from which the plan runs. */
export function judgeStartDates(dates: Dates, today: string, prefix = ""): string {
  const { paid_period_start_date: paid, service_effective_date: service } = dates;
  if (paid === undefined && service === undefined) return today;
  if (paid === undefined || paid <= today) throw validationFailed([`${prefix}paid_period_start_date`]);
  if (service !== paid) throw validationFailed([`${prefix}service_effective_date`]);
  return paid;
}
