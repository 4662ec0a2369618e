import "server-only";
import { eq } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { getAccount } from "@/lib/server/zoom/accounts";
import { ZoomError } from "@/lib/server/zoom/errors";

/** Who waits for a read of plans. */
export type ReadPriority = { priority: "person" | "background" };
type Row = Pick<typeof accounts.$inferSelect, "payMode" | "accountType">;

/** True where nobody knows yet who pays and it matters: when a person looks, and for free accounts. */
export function needsPayMode({ payMode, accountType }: Row, { priority }: ReadPriority): boolean {
  return payMode === null && (priority === "person" || accountType === "Free");
}

/** Reads and keeps who pays. The plans stand without it, so a failure is only logged; the next read asks again. */
export async function readPayMode(
  { db, zoom, log }: Context,
  id: string,
  options: ReadPriority,
): Promise<void> {
  try {
    const { payMode } = await getAccount(zoom, id, options);
    if (payMode !== null) await db.update(accounts).set({ payMode }).where(eq(accounts.id, id));
  } catch (error) {
    if (!(error instanceof ZoomError)) throw error;
    log.warn({ err: error, accountId: id }, "who pays was not read");
  }
}
