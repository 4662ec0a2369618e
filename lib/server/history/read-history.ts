import "server-only";
import { asc, like } from "drizzle-orm";
import type { Database } from "@/lib/server/db/client";
import { auditEvents, changes } from "@/lib/server/db/schema";
import type { History } from "@/lib/server/history/history";

/** Reads the journal and the audit's events of changes at one moment, so that none is seen without the other. */
export async function readHistory(db: Database): Promise<Pick<History, "changes" | "events">> {
  return db.transaction(
    async (tx) => ({
      changes: await tx.select().from(changes).orderBy(asc(changes.createdAt)),
      events: await tx
        .select()
        .from(auditEvents)
        .where(like(auditEvents.action, "change.%"))
        .orderBy(asc(auditEvents.seq)),
    }),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
