import "server-only";
import { eq } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { syncState } from "@/lib/server/db/sync-schema";

/** What people decided about the reading, and what waits for a decision. */
export type SyncDecisions = typeof syncState.$inferSelect;

const ROW = 1;

/** The decisions as they stand. */
export async function readDecisions({ db }: Pick<Context, "db">): Promise<SyncDecisions> {
  const [row] = await db.select().from(syncState).where(eq(syncState.id, ROW));
  if (!row) throw new Error("the row of the reading's state is missing");
  return row;
}

/** Stores decisions; what is not named stays. */
export async function decide(
  { db }: { db: Pick<Context["db"], "update"> },
  decisions: Partial<Omit<SyncDecisions, "id">>,
): Promise<void> {
  await db.update(syncState).set(decisions).where(eq(syncState.id, ROW));
}
