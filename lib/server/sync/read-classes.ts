import "server-only";
import { sql } from "drizzle-orm";
import { CLASS_SECONDS } from "@/lib/domain/freshness";
import { type ClassStatus, classNames } from "@/lib/domain/sync";
import type { Context } from "@/lib/server/context";

type Counted = { rank: number; accounts: number; overdue: number; oldestSeconds: number | null };

/** How fresh the sub-accounts of each class are, by when Zoom last told anything about their plans. */
export async function readClasses({ db, clock }: Pick<Context, "db" | "clock">): Promise<ClassStatus[]> {
  const now = sql`${clock.now()}::timestamptz`;
  const targets = sql.param(classNames.map((name) => CLASS_SECONDS[name]));
  const age = sql`extract(epoch from ${now} - tried_at)`;
  const { rows } = await db.execute<Counted>(sql`
    select class as rank, count(*)::int as accounts,
      (count(*) filter (where ${age} > (${targets}::int[])[class + 1]))::int as overdue,
      (max(${age}) filter (where tried_at > 'epoch'))::int as "oldestSeconds"
    from account_checks where due_at < 'infinity' group by class`);
  return classNames.map((name, rank) => {
    const { accounts = 0, overdue = 0, oldestSeconds = null } = rows.find((row) => row.rank === rank) ?? {};
    const oldest = oldestSeconds === null ? null : Math.max(0, oldestSeconds);
    return { name, targetSeconds: CLASS_SECONDS[name], accounts, overdue, oldestSeconds: oldest };
  });
}
