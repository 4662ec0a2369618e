import "server-only";
import { eq } from "drizzle-orm";
import type { Change } from "@/lib/domain/change";
import { authorise } from "@/lib/server/auth/authorise";
import { toChange } from "@/lib/server/changes/change-row";
import type { Caller, Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";

/** One change of the journal as it stands now. Throws AppError not_found. */
export async function getChange(context: Context, caller: Caller, changeId: string): Promise<Change> {
  authorise(caller, "changes.read");
  const [row] = await context.db.select().from(changes).where(eq(changes.id, changeId));
  if (!row) throw new AppError("not_found", { detail: "There is no such change." });
  return toChange(row);
}
