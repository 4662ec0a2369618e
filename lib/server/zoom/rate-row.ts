import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db/client";
import { runStatement } from "@/lib/server/db/run-statement";
import type { RateLabel } from "@/lib/server/zoom/call";
import type { RateLimit } from "@/lib/server/zoom/rate-limited";
import type { RatePlan } from "@/lib/server/zoom/rate-plan";

/** Where the rows are; `aheadSeconds` is by how much a test has moved the time on. */
export type RateRows = { db: Database; aheadSeconds: number };

/** What a process asked for and got: the waits in seconds of the places that are its own now, in order. */
export type Claim = {
  waits: number[];
  /** Seconds until more can be had; 0 when everything asked for was given. */
  moreAfter: number;
  /** The day's calls are used up. */
  daily: boolean;
};

/** The part of our share that comes back a second after Zoom slowed us. */
const RECOVERY = 1 / 60;
const LEAST_PACE = 1 / 16;

type ClaimRow = {
  granted: number;
  cost: number;
  base: number;
  blocked: number;
  day_full: boolean;
  midnight: number;
};

/**
 * Takes up to `count` places of a label by the generic cell rate algorithm, in one statement and by the database's
 * clock, so that any number of processes keep one limit together. A place beyond the plan's horizon is not taken.
 */
export async function claimPlaces(
  rows: RateRows,
  label: RateLabel,
  plan: RatePlan,
  count: number,
): Promise<Claim> {
  const [row] = await runStatement<ClaimRow>(rows.db, claimStatement(rows, label, plan, count));
  if (row) return claimOf(row, plan, count);
  await rows.db.execute(sql`
    insert into rate_limits (label, arrival, day) values (${label}, 0, ${today(rows)}) on conflict do nothing`);
  return claimPlaces(rows, label, plan, count);
}

// An arrival far ahead of the present is left from a clock that was set back: by it nobody could ever call. The commit
// is not waited for on disk: what a crash of the database would lose are the places of half a second.
function claimStatement(rows: RateRows, label: RateLabel, plan: RatePlan, count: number): SQL {
  const { cost, burst, horizon, dailyCap } = plan;
  return sql`
    with r as materialized (
      select label, arrival, ${now(rows)} as now, coalesce(extract(epoch from blocked_until)::float8, 0) as blocked,
        ${cost}::float8 / ${paceNow(rows)} as cost, case when day = ${today(rows)} then used else 0 end as used
      from rate_limits as r where label = ${label} and set_config('synchronous_commit', 'off', true) = 'off' for update
    ), b as (
      select *, greatest(case when arrival > now + 1 + cost * 2 then 0 else arrival end, blocked, now) as base from r
    ), g as (
      select *, case when blocked > now + ${horizon}::float8 then 0 else greatest(0, least(${count}::int,
        floor((now + ${horizon + burst}::float8 - base) / cost)::int + 1, ${dailyCap}::int - used)) end as granted
      from b
    ), taken as (
      update rate_limits set arrival = g.base + g.granted * g.cost, day = ${today(rows)}, used = g.used + g.granted
      from g where rate_limits.label = g.label and g.granted > 0
    )
    select granted, cost, base - now as base, blocked - now as blocked,
      coalesce(used + granted >= ${dailyCap}::int, false) as day_full,
      86400 - mod(now::numeric, 86400)::float8 as midnight
    from g`;
}

function claimOf(row: ClaimRow, { burst, horizon }: RatePlan, count: number): Claim {
  const { granted, cost, base, blocked, day_full: daily } = row;
  const waitOf = (place: number) => Math.max(0, base + place * cost - burst, blocked);
  const waits = Array.from({ length: granted }, (_, place) => waitOf(place));
  if (granted >= count) return { waits, moreAfter: 0, daily: false };
  return { waits, moreAfter: daily ? row.midnight : Math.max(0, waitOf(granted) - horizon), daily };
}

/**
 * Keeps every process from calling under a label for as long as Zoom said, after it answered 429. Unless the day is
 * used up the label also goes on at half its pace, which then grows back evenly.
 * @param sentSecondsAgo when the call left: of several that were under way at once only the first halves the pace
 */
export async function blockRate(
  rows: RateRows,
  label: RateLabel,
  { retryAfterSeconds, daily }: RateLimit,
  sentSecondsAgo = 0,
): Promise<void> {
  const present = moment(rows);
  const until = sql`${present} + make_interval(secs => ${retryAfterSeconds}::float8)`;
  const sent = sql`${present} - make_interval(secs => ${sentSecondsAgo}::float8)`;
  const halves = sql`(not ${daily}::boolean and coalesce(r.slowed_at < ${sent}, true))`;
  await rows.db.execute(sql`
    insert into rate_limits as r (label, arrival, day, blocked_until, limited_at, pace, slowed_at)
    values (${label}, 0, ${today(rows)}, ${until}, ${present}, case when ${daily}::boolean then 1 else 0.5 end,
      case when ${daily}::boolean then null else ${present} end)
    on conflict (label) do update set limited_at = excluded.limited_at,
      blocked_until = greatest(r.blocked_until, excluded.blocked_until),
      pace = case when ${halves} then greatest(${LEAST_PACE}::float8, ${paceNow(rows)} / 2) else r.pace end,
      slowed_at = case when ${halves} then excluded.slowed_at else r.slowed_at end`);
}

/** SQL: the database's present. */
export function moment({ aheadSeconds }: Pick<RateRows, "aheadSeconds">): SQL {
  return sql`(clock_timestamp() + make_interval(secs => ${aheadSeconds}::float8))`;
}

/** SQL: today's date in UTC. */
export function today(rows: Pick<RateRows, "aheadSeconds">): SQL {
  return sql`(${moment(rows)} at time zone 'UTC')::date`;
}

/** SQL: the part of our share that the label of row `r` may use now, above 0 and at most 1. */
export function paceNow(rows: Pick<RateRows, "aheadSeconds">): SQL {
  const since = sql`abs(extract(epoch from ${moment(rows)} - r.slowed_at)::float8)`;
  return sql`least(1, r.pace + coalesce(${since}, 60) * ${RECOVERY}::float8)`;
}

/** SQL: when the row's label may use our whole share again; null while it may. */
export function fullShareAt(rows: Pick<RateRows, "aheadSeconds">): SQL {
  const left = sql`(1 - ${paceNow(rows)}) / ${RECOVERY}::float8`;
  return sql`case when ${paceNow(rows)} < 1 then ${moment(rows)} + make_interval(secs => ${left}) end`;
}

function now(rows: RateRows): SQL {
  return sql`extract(epoch from ${moment(rows)})::float8`;
}
