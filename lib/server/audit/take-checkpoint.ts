import "server-only";
import { desc, sql } from "drizzle-orm";
import { auditHead } from "@/lib/server/audit/audit-head";
import { type Checkpoint, signCheckpoint, signingKey } from "@/lib/server/audit/checkpoint";
import { deliverCheckpoint } from "@/lib/server/audit/checkpoint-sink";
import type { Context } from "@/lib/server/context";
import { ADVISORY_LOCKS } from "@/lib/server/db/advisory-locks";
import { auditCheckpoints } from "@/lib/server/db/audit-schema";

const EVERY_MS = 3_600_000;
const EVERY_EVENTS = 1_000;

/**
 * Writes down where the chain stands at the second place, once an hour and once in a thousand events while there is
 * something new. One process does so at a time.
 * @returns the checkpoint, or null when none is due
 * @throws when the second place did not take it; the next call tries again
 */
export async function takeCheckpoint(
  context: Pick<Context, "db" | "clock" | "env">,
): Promise<Checkpoint | null> {
  const { db, clock, env } = context;
  const sink = env.audit.checkpoints;
  if (sink === null) return null;
  return db.transaction(async (transaction) => {
    const { rows } = await transaction.execute<{ held: boolean }>(
      sql`select pg_try_advisory_xact_lock(${ADVISORY_LOCKS.checkpoint}) as held`,
    );
    const head = rows[0]?.held ? await auditHead({ db }) : null;
    if (!head) return null;
    const [last] = await transaction
      .select()
      .from(auditCheckpoints)
      .orderBy(desc(auditCheckpoints.position))
      .limit(1);
    const now = clock.now();
    if (last && !isDue(last, head.position, now)) return null;
    const checkpoint = signCheckpoint(signingKey(env.auth.secret), head, now, last?.signature ?? "");
    await deliverCheckpoint(sink, checkpoint);
    await transaction
      .insert(auditCheckpoints)
      .values({ position: head.position, at: now, signature: checkpoint.signature });
    return checkpoint;
  });
}

function isDue(last: { position: number; at: Date }, position: number, now: Date): boolean {
  const events = position - last.position;
  return events >= EVERY_EVENTS || (events > 0 && now.getTime() - last.at.getTime() >= EVERY_MS);
}
