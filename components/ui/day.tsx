"use client";

import { useNow, useZone } from "./clock";
import { cx } from "./cx";
import { daysAwayWords, dayWords } from "./date-words";
import { dayOf } from "./time-words";

type DayProps = { date: string; className?: string };

/** A calendar day, "7 Oct 2026", never broken over lines and never shifted by a zone. */
export function Day({ date, className }: DayProps) {
  return (
    <time dateTime={date.slice(0, 10)} className={cx("whitespace-nowrap", className)}>
      {dayWords(date)}
    </time>
  );
}

/** How far a day is from the reader's today: "in 12 days". */
export function DaysAway({ date, className }: DayProps) {
  const today = dayOf(useNow(), useZone());
  return <span className={cx("whitespace-nowrap text-ink-3", className)}>{daysAwayWords(date, today)}</span>;
}
