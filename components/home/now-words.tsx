"use client";

import { useNow, useZone } from "@/components/ui/clock";
import { dayWords } from "@/components/ui/date-words";
import { clockTime, dayOf, zoneName } from "@/components/ui/time-words";

/** "Tuesday 22 Sep 2026, 10:44 CEST" by the reader's clock. */
export function NowWords() {
  const now = useNow();
  const zone = useZone();
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: zone }).format(now);
  return (
    <time dateTime={new Date(now).toISOString()}>
      {weekday} {dayWords(dayOf(now, zone))}, {clockTime(now, zone)} {zoneName(now, zone)}
    </time>
  );
}
