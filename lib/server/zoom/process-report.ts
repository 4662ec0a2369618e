import "server-only";
import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { BreakerLabel } from "@/lib/domain/operations";
import type { Database } from "@/lib/server/db/client";
import type { Limiter } from "@/lib/server/zoom/limiter";

/** A breaker that is not closed; `openUntil` in milliseconds since 1970. */
export type OpenBreaker = { label: BreakerLabel; openUntil: number; failures: number };

/** Tells the other processes how this one stands with Zoom. */
export type ProcessReport = {
  /** To be called when a call waits: from then on the counts are written once a second, until nothing waits. */
  waits(): void;
  /** Writes which breakers are not closed. */
  breakers(open: OpenBreaker[]): void;
};

const EVERY_MS = 1_000;
/** Rows of processes that ended are removed after this many hours. */
const KEPT_HOURS = 24;

/** Makes the report of one process. Nobody waits for it, and a database that does not take it is no fault. */
export function createProcessReport(db: Database, waiting: () => ReturnType<Limiter["waiting"]>) {
  const id = randomUUID();
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();

  // One after the other, so that an older state never overtakes a newer one.
  function save(columns: Partial<Record<"waiting" | "breakers", unknown>>): Promise<void> {
    saving = saving.then(() => saveReport(db, id, columns)).catch(() => {});
    return saving;
  }

  const report: ProcessReport = {
    waits() {
      if (timer) return;
      timer = setTimeout(async () => {
        const counts = waiting();
        const some = Object.values(counts).some(
          ({ write, person, background }) => write + person + background,
        );
        if (some) await save({ waiting: counts });
        timer = undefined;
        if (some) report.waits();
      }, EVERY_MS).unref();
    },
    breakers: (open) => void save({ breakers: open }),
  };
  return report;
}

async function saveReport(
  db: Database,
  id: string,
  { waiting, breakers }: Partial<Record<"waiting" | "breakers", unknown>>,
): Promise<void> {
  const set: SQL[] = [sql`seen_at = excluded.seen_at`];
  if (waiting) set.push(sql`waiting = excluded.waiting, waiting_at = excluded.waiting_at`);
  if (breakers) {
    set.push(sql`breakers = excluded.breakers`);
    await db.execute(
      sql`delete from zoom_processes where seen_at < clock_timestamp() - make_interval(hours => ${KEPT_HOURS})`,
    );
  }
  await db.execute(sql`
    insert into zoom_processes (id, waiting, waiting_at, breakers, seen_at)
    values (${id}, ${JSON.stringify(waiting ?? {})}, clock_timestamp(), ${JSON.stringify(breakers ?? [])}, clock_timestamp())
    on conflict (id) do update set ${sql.join(set, sql`, `)}`);
}
