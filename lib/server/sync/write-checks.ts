import "server-only";
import { sql } from "drizzle-orm";
import { classRank, type NextReading } from "@/lib/domain/freshness";
import type { Context } from "@/lib/server/context";
import { runStatement } from "@/lib/server/db/run-statement";
import { type FirstReading, firstReadingParts } from "@/lib/server/sync/first-readings";

/** What a look at a sub-account's plans came to, and when the next one is. */
export type Check = {
  accountId: string;
  /** When the read began; unchanged when it was not read after all. */
  triedAt: Date;
  /** The same when the read was good; else when the last good one was. */
  readAt: Date | null;
  failures: number;
  next: NextReading;
  /** When it was last opened or changed, as far as `next` knew. */
  movedAt: Date | null;
  /** How it counts in the open run; null: not at all. */
  counts: "read" | "failed" | null;
  /** To be kept with it, when nothing is kept yet. */
  first?: FirstReading;
};

/** The later of two moments that may be missing. */
export function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** Collects checks and writes those that come while it writes together, so that a busy reader costs few statements. */
export type CheckWriter = { write(check: Check): Promise<void> };

type Waiting = { check: Check; resolve: () => void; reject: (error: unknown) => void };

// The rate of reading fades by 1/e in so many seconds; after a longer rest it is counted anew.
const PACE_SECONDS = 20;
const REST_SECONDS = 60;
const MOST_AT_ONCE = 100;

// Whoever opened or changed it during the read wants it sooner than the read knew. Our moments have milliseconds.
const MOVED = sql`date_trunc('milliseconds', greatest(c.viewed_at, c.changed_at)) > d.moved_at`;

/** Makes the writer of one reader; `write` returns when the check is stored and throws what the database threw. */
export function createCheckWriter(context: Pick<Context, "db">): CheckWriter {
  const waiting: Waiting[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST_AT_ONCE);
      if (!(await writeAll(context, batch))) for (const each of batch) await writeAlone(context, each);
    }
    busy = false;
  }

  return {
    write: (check) =>
      new Promise((resolve, reject) => {
        waiting.push({ check, resolve, reject });
        if (!busy) void drain();
      }),
  };
}

// false: one of them spoils it for all, or the database is away.
async function writeAll(context: Pick<Context, "db">, batch: Waiting[]): Promise<boolean> {
  try {
    await writeChecks(
      context,
      batch.map(({ check }) => check),
    );
    for (const { resolve } of batch) resolve();
    return true;
  } catch {
    return false;
  }
}

async function writeAlone(context: Pick<Context, "db">, { check, resolve, reject }: Waiting): Promise<void> {
  await writeChecks(context, [check]).then(resolve, reject);
}

/** Writes checks in one statement, with the progress of the open run and the pace. */
export async function writeChecks({ db }: Pick<Context, "db">, checks: readonly Check[]): Promise<void> {
  const column = <T>(of: (check: Check) => T) => sql.param(checks.map(of));
  const count = (counts: Check["counts"]) => checks.filter((check) => check.counts === counts).length;
  const first = checks.flatMap((check) => check.first ?? []);
  await runStatement(
    db,
    sql`with ${first.length > 0 ? firstReadingParts(first) : sql``} done as (
      select * from unnest(${column((each) => each.accountId)}::text[],
        ${column((each) => each.triedAt.toISOString())}::timestamptz[],
        ${column((each) => each.readAt?.toISOString() ?? null)}::timestamptz[],
        ${column((each) => each.next.dueAt.toISOString())}::timestamptz[],
        ${column((each) => classRank(each.next.name))}::smallint[],
        ${column((each) => each.failures)}::int[],
        ${column((each) => (each.movedAt ?? new Date(0)).toISOString())}::timestamptz[])
        as d(account_id, tried_at, read_at, due_at, class, failures, moved_at)),
    noted as (
      update account_checks c set
        tried_at = greatest(c.tried_at, d.tried_at), read_at = greatest(c.read_at, d.read_at),
        failures = d.failures, lease_until = 'epoch',
        class = case when ${MOVED} then least(c.class, d.class) else d.class end,
        due_at = case when c.due_at = 'infinity' then c.due_at
          when ${MOVED} then least(c.due_at, d.due_at) else d.due_at end
      from done d where c.account_id = d.account_id),
    paced as (${pace(checks.length)})
    update sync_runs set plans_read = plans_read + ${count("read")}::int,
      plans_failed = plans_failed + ${count("failed")}::int
    where state = 'running' and ${count("read") + count("failed")}::int > 0`,
  );
}

function pace(count: number) {
  const now = sql`clock_timestamp()`;
  const elapsed = sql`extract(epoch from ${now} - p.at)::float8`;
  const more = sql`${count}::float8 / ${PACE_SECONDS}`;
  return sql`insert into sync_pace as p (id, per_second, at, since) values (1, ${more}, ${now}, ${now})
    on conflict (id) do update set at = ${now},
      per_second = case when ${elapsed} > ${REST_SECONDS} then 0 else p.per_second * exp(-${elapsed} / ${PACE_SECONDS}) end + ${more},
      since = case when ${elapsed} > ${REST_SECONDS} then ${now} else p.since end`;
}

/** Sub-accounts read a second, lately, over all processes; null while too little was read to tell. */
export async function readPace({ db }: Pick<Context, "db">): Promise<number | null> {
  const [row] = await runStatement<{ perSecond: number }>(
    db,
    sql`select per_second * exp(-extract(epoch from clock_timestamp() - at)::float8 / ${PACE_SECONDS})
        / (1 - exp(-extract(epoch from clock_timestamp() - since)::float8 / ${PACE_SECONDS})) as "perSecond"
      from sync_pace where since < clock_timestamp() - interval '1 second'
        and at > clock_timestamp() - make_interval(secs => ${REST_SECONDS})`,
  );
  return row ? Math.round(row.perSecond * 10) / 10 : null;
}
