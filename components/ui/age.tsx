"use client";

import { History } from "lucide-react";
import { useNow, useZone } from "./clock";
import { cx } from "./cx";
import { dayWords } from "./date-words";
import { ageWords, clockTime, dayOf, isOld, zoneName } from "./time-words";

type AgeProps = {
  /** The moment, as an ISO time. */
  at: string;
  /** Marks the age with the history icon although it is young: Zoom is silent. */
  stale?: boolean;
  /** "4 min ago" instead of "4 min". */
  ago?: boolean;
  /** In the colour of the text around it. */
  plain?: boolean;
  className?: string;
};

/** How old something is ("4 min"), counting on; the full time and zone are in the title. Over 24 h with an icon. */
export function Age({ at, stale = false, ago = false, plain = false, className }: AgeProps) {
  const now = useNow();
  const zone = useZone();
  const moment = Date.parse(at);
  const old = stale || isOld(now - moment);
  return (
    <time
      dateTime={at}
      title={fullTime(moment, zone)}
      className={cx(
        "inline-flex items-center gap-1.5 whitespace-nowrap",
        !plain && (old ? "text-ink" : "text-ink-3"),
        className,
      )}
    >
      {old ? (
        <History role="img" aria-label="old" className="size-icon-small text-warn" strokeWidth={2} />
      ) : null}
      {ageWords(now - moment)}
      {ago ? " ago" : null}
    </time>
  );
}

type MomentProps = { at: string; seconds?: boolean; withZone?: boolean; withDay?: boolean };

/** A moment by the reader's clock: "10:42 CEST"; "7 Oct 2026, 10:42 CEST" when it is another day or `withDay`. */
export function Moment({ at, seconds = false, withZone = true, withDay }: MomentProps) {
  const now = useNow();
  const zone = useZone();
  const moment = Date.parse(at);
  const day = dayOf(moment, zone);
  const showDay = withDay ?? day !== dayOf(now, zone);
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {showDay ? `${dayWords(day)}, ` : ""}
      {clockTime(moment, zone, seconds)}
      {withZone ? ` ${zoneName(moment, zone)}` : ""}
    </time>
  );
}

/** "4 min ago, 10:40 CEST": how a page header says when something was read. */
export function AgeAndTime({ at, stale = false }: { at: string; stale?: boolean }) {
  return (
    <span className="whitespace-nowrap">
      <Age at={at} ago plain stale={stale} />, <Moment at={at} />
    </span>
  );
}

/** The reader's zone by name, for "Times in CEST". */
export function ZoneName() {
  const now = useNow();
  return <>{zoneName(now, useZone())}</>;
}

function fullTime(moment: number, zone: string): string {
  return `${dayWords(dayOf(moment, zone))}, ${clockTime(moment, zone, true)} ${zoneName(moment, zone)}`;
}
