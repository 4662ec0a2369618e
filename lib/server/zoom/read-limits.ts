import "server-only";
import { sql } from "drizzle-orm";
import type { LimitStatus } from "@/lib/domain/operations";
import type { Context } from "@/lib/server/context";
import type { RateLabel } from "@/lib/server/zoom/call";
import { sharePerDay, sharePerSecond } from "@/lib/server/zoom/rate-plan";
import { fullShareAt, moment, paceNow, today } from "@/lib/server/zoom/rate-row";

type Asked = Pick<Context, "db" | "clock"> & { env: Pick<Context["env"], "zoom"> };
type LimitRow = {
  label: RateLabel;
  pace: number;
  used: number;
  full_at: Date | null;
  limited_at: Date | null;
  blocked_until: Date | null;
  midnight: Date;
};
type Waiting = LimitStatus["waiting"];
type WaitingRow = { waiting: Partial<Record<RateLabel, Waiting>> };

const LABELS = ["light", "medium", "heavy"] as const;
/** Processes tell each second who waits; what is older is over. */
const TOLD_SECONDS = 3;

/** How our calls stand against Zoom's limits, over all processes. A label that was never called stands at its full share. */
export async function readLimits({ db, clock, env }: Asked): Promise<LimitStatus[]> {
  const rows = { aheadSeconds: (clock.aheadMs?.() ?? 0) / 1000 };
  const present = moment(rows);
  const limits = await db.execute<LimitRow>(sql`
    select r.label, ${paceNow(rows)} as pace, case when r.day = ${today(rows)} then r.used else 0 end as used,
      ${fullShareAt(rows)} as full_at, r.limited_at, case when r.blocked_until > ${present} then r.blocked_until end as blocked_until,
      (${today(rows)} + 1)::timestamp at time zone 'UTC' as midnight
    from rate_limits as r where r.label in ('light', 'medium', 'heavy')`);
  const told = await db.execute<WaitingRow>(sql`
    select waiting from zoom_processes
    where waiting_at > clock_timestamp() - make_interval(secs => ${TOLD_SECONDS})`);
  return LABELS.map((label) => {
    const row = limits.rows.find((each) => each.label === label);
    const waiting = addUp(told.rows.map((each) => each.waiting[label]));
    return { ...statusOf(label, row, env.zoom), waiting };
  });
}

function statusOf(
  label: RateLabel,
  row: LimitRow | undefined,
  settings: Asked["env"]["zoom"],
): Omit<LimitStatus, "waiting"> {
  const fullPerSecond = sharePerSecond(settings, label);
  const dailyCap = sharePerDay(settings, label);
  const usedToday = row?.used ?? 0;
  const leftToday = dailyCap === null ? null : Math.max(0, dailyCap - usedToday);
  const blocked = row?.blocked_until ?? null;
  const parked = blocked ?? (leftToday === 0 && row ? row.midnight : null);
  return {
    label,
    perSecond: fullPerSecond * (row?.pace ?? 1),
    fullPerSecond,
    fullShareAt: iso(row?.full_at),
    usedToday,
    dailyCap,
    leftToday,
    last429At: iso(row?.limited_at),
    parkedUntil: iso(parked),
  };
}

function addUp(each: (Waiting | undefined)[]): Waiting {
  const sum = { write: 0, person: 0, background: 0 };
  for (const waiting of each) {
    sum.write += waiting?.write ?? 0;
    sum.person += waiting?.person ?? 0;
    sum.background += waiting?.background ?? 0;
  }
  return sum;
}

function iso(date: Date | string | null | undefined): string | null {
  return date ? new Date(date).toISOString() : null;
}
