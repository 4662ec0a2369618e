"use client";

import { useNow, useZone } from "./clock";
import { dayWords } from "./date-words";
import { clockTime, dayOf, zoneName } from "./time-words";

const MINUTE = 60_000;

type TimeSpanProps = {
  /** Both ends, as ISO times. */
  after: string;
  by: string;
  /** "09:10 – 13:10" for a column instead of "Between 09:10 and 13:10 CEST". */
  short?: boolean;
};

/** When something happened that two readings enclose. Days are named only where they tell something. */
export function TimeSpan({ after, by, short = false }: TimeSpanProps) {
  const zone = useZone();
  const words = spanWords(Date.parse(after), Date.parse(by), useNow(), zone);
  const start = <time dateTime={after}>{words.start}</time>;
  const end = <time dateTime={by}>{words.end}</time>;
  if (short)
    return (
      <span className="whitespace-nowrap">
        {start} – {end}
      </span>
    );
  return (
    <span>
      Between {start} and {end} {zoneName(Date.parse(by), zone)}
    </span>
  );
}

/** The two ends of a span in words, as seen at `now`; all in milliseconds since 1970. */
export function spanWords(
  after: number,
  by: number,
  now: number,
  zone: string,
): { start: string; end: string } {
  const [first, last, today] = [dayOf(after, zone), dayOf(by, zone), dayOf(now, zone)];
  const seconds = Math.floor(after / MINUTE) === Math.floor(by / MINUTE);
  const start = clockTime(after, zone, seconds);
  const end = clockTime(by, zone, seconds);
  return {
    start: first === today ? start : `${dayWords(first)}, ${start}`,
    end: last === first ? end : `${last === today ? "today" : dayWords(last)}, ${end}`,
  };
}
