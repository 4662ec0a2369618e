import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db/client";
import type { RateLabel } from "@/lib/server/zoom/call";
import type { RatePlan } from "@/lib/server/zoom/rate-plan";

/** A place in the queue: seconds to wait before sending. Refused: seconds until a new try, and whether the day is used up. */
export type RateSlot = { granted: true; wait: number } | { granted: false; wait: number; daily: boolean };

const now = sql`extract(epoch from clock_timestamp())::float8`;
const today = sql`(clock_timestamp() at time zone 'UTC')::date`;
const blocked = sql`coalesce(extract(epoch from r.blocked_until)::float8, 0)`;
const used = sql`case when r.day = ${today} then r.used else 0 end`;

// The moment at which a call may leave: after the queue less the burst, and not while Zoom turns us away.
function startsAt(burst: number): SQL {
  return sql`greatest(r.arrival - ${burst}::float8, ${blocked}, ${now})`;
}

/**
 * Takes the next place of a label by the generic cell rate algorithm, in one statement and by the database's clock, so
 * that any number of processes keep one limit together. A place that is too far away is not taken.
 */
export async function takeRateSlot(db: Database, label: RateLabel, plan: RatePlan): Promise<RateSlot> {
  const { cost, burst, patience, dailyCap } = plan;
  const room = dailyCap === null ? sql`true` : sql`${used} < ${dailyCap}`;
  const { rows } = await db.execute<{ wait: number }>(sql`
    insert into rate_limits as r (label, arrival, day, used)
    values (${label}, ${now} + ${cost}::float8, ${today}, 1)
    on conflict (label) do update set
      arrival = greatest(r.arrival, ${blocked}, ${now}) + ${cost}::float8, day = ${today}, used = ${used} + 1
      where ${startsAt(burst)} <= ${now} + ${patience}::float8 and ${room}
    returning greatest(r.arrival - ${cost}::float8 - ${burst}::float8, ${blocked}) - ${now} as wait`);
  const slot = rows[0];
  if (slot) return { granted: true, wait: Math.max(0, slot.wait) };
  return refused(db, label, plan);
}

async function refused(db: Database, label: RateLabel, plan: RatePlan): Promise<RateSlot> {
  const over = plan.dailyCap === null ? sql`false` : sql`${used} >= ${plan.dailyCap}`;
  const { rows } = await db.execute<{ wait: number; daily: boolean; midnight: number }>(sql`
    select ${startsAt(plan.burst)} - ${plan.patience}::float8 - ${now} as wait, ${over} as daily,
      86400 - mod(${now}::numeric, 86400)::float8 as midnight
    from rate_limits as r where label = ${label}`);
  const { wait = 0, daily = false, midnight = 0 } = rows[0] ?? {};
  return { granted: false, wait: daily ? midnight : Math.max(0, wait), daily };
}

/** Keeps every process from calling under a label for `seconds`, after Zoom answered 429. */
export async function blockRate(db: Database, label: RateLabel, seconds: number): Promise<void> {
  const until = sql`clock_timestamp() + make_interval(secs => ${seconds})`;
  await db.execute(sql`
    insert into rate_limits as r (label, arrival, day, used, blocked_until)
    values (${label}, ${now}, ${today}, 0, ${until})
    on conflict (label) do update set blocked_until = greatest(r.blocked_until, excluded.blocked_until)`);
}
