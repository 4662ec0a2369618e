import { pseudoRefusal } from "../refusal";
import { addDays } from "../state/dates";

/** How far ahead a trial may begin; Zoom's own figure is not documented. */
const LONGEST_TRIAL_DAYS = 60;

type Dates = { paid_period_start_date?: string | undefined; service_effective_date?: string | undefined };

/**
 * Judges the dates of a free trial: the trial runs until the paid period starts. Throws code 300 in Zoom's three
 * wordings, or returns the day from which the trial runs.
 */
export function judgeTrialDates(dates: Dates, today: string): string {
  const { paid_period_start_date: paid, service_effective_date: service } = dates;
  if (paid === undefined && service === undefined) return today;
  if (paid !== service) throw pseudoRefusal(300, "Invalid free trial start/end time.");
  if (paid === undefined || paid <= today) throw pseudoRefusal(300, "Invalid free trial end date time.");
  if (paid > addDays(today, LONGEST_TRIAL_DAYS)) throw pseudoRefusal(300, "Too long trial duration.");
  return today;
}
