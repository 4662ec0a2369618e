import { dayWords } from "@/components/ui/date-words";
import type { StatusWord } from "@/components/ui/status-words";
import type { ShownPlanLine } from "@/lib/domain/account";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import type { DifferenceLine } from "@/lib/domain/difference";
import { beforeWords } from "@/lib/domain/difference-words";

/** How a line's status reads: the word (null: Zoom sends none that we know) and the quiet line under it. */
export type LineStatus = { word: StatusWord | null; detail?: string; text?: string; under: string | null };

export type LineFacts = {
  line: ShownPlanLine;
  today: CalendarDate;
  /** Hosts before the last read, when that read brought another number; null: the line was not there. */
  was: number | null | undefined;
  /** An open change that touches this line, and what it would make of its hosts. */
  open: { unknown: boolean; wants: number | null } | null;
  /** What changed of it elsewhere, lately. */
  elsewhere: DifferenceLine | null;
};

/** One status a line, the most urgent first: an open change, one made elsewhere, its end, what Plandesk does not know, Zoom's own. */
export function lineStatus({ line, today, was, open, elsewhere }: LineFacts): LineStatus {
  if (open?.unknown) return { word: "Not known yet", under: unknownWords(line, open.wants) };
  if (open) return { word: "Sending", under: open.wants === null ? null : `${open.wants} wanted` };
  if (elsewhere) return { word: "Changed elsewhere", under: beforeWords(elsewhere) };
  const under = was === undefined ? sinceWords(line) : wasWords(was);
  return { ...ownStatus(line, today), ...(under === null ? {} : { under }) };
}

function ownStatus(line: ShownPlanLine, today: CalendarDate): LineStatus {
  if (line.status === "cancelled") return cancelled(line, today);
  if (line.status === "expired") return { word: "Expired", under: null };
  if (!line.known) return { word: "New to us", under: "shown as Zoom sent it" };
  if (!line.offered) return { word: "Retired plan", under: null };
  if (line.status === "active") return { word: "Active", under: null };
  const text = line.statusText ? `Zoom says “${line.statusText}”` : "not reported";
  return { word: null, text, under: null };
}

// A cancelled plan runs on until its term ends, which is the day its next invoice would have been.
function cancelled(line: ShownPlanLine, today: CalendarDate): LineStatus {
  const end = line.nextInvoiceDate;
  if (end === null || end < today) return { word: "Cancelled", under: null };
  return { word: "Ends", detail: dayWords(end), under: null };
}

function sinceWords(line: ShownPlanLine): string | null {
  return line.serviceEffectiveDate === null ? null : `since ${dayWords(line.serviceEffectiveDate)}`;
}

function unknownWords(line: ShownPlanLine, wants: number | null): string {
  return wants === null || line.hosts === null ? "locked" : `${line.hosts} or ${wants}, locked`;
}

function wasWords(was: number | null): string {
  return was === null ? "new since the last read" : `was ${hostWords(was)}`;
}

function hostWords(hosts: number): string {
  return `${hosts.toLocaleString("en-GB")} ${hosts === 1 ? "host" : "hosts"}`;
}
