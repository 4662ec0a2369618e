import "server-only";
import { and, eq, gt, isNull, not, or, sql } from "drizzle-orm";
import type { Change } from "@/lib/domain/change";
import { isFinal } from "@/lib/domain/change-states";
import { authorise } from "@/lib/server/auth/authorise";
import { toChange } from "@/lib/server/changes/change-row";
import { journalNow } from "@/lib/server/changes/journal-time";
import { SECOND_LOOK_SECONDS } from "@/lib/server/changes/next-check";
import type { Caller, Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";

/**
 * Asks the worker to read Zoom for an open change now instead of when it is due; one that is due already, still on its
 * way, or accepted less than 90 seconds ago stays as it is.
 * @returns the change with the time of its next look; what that shows is in a later read of the change
 * @throws AppError forbidden, not_found, or change_settled for a change that has ended
 */
export async function checkChange(context: Context, caller: Caller, changeId: string): Promise<Change> {
  authorise(caller, "plans.write");
  const now = journalNow(context);
  const [hastened] = await context.db
    .update(changes)
    .set({ nextCheckAt: now, checks: sql`greatest(${changes.checks} - ${outOfTurn}, 0)` })
    .where(and(eq(changes.id, changeId), isReadable(), isLater(now), not(waitsForSecondLook(now))))
    .returning();
  if (hastened) return toChange(hastened);
  const [row] = await context.db.select().from(changes).where(eq(changes.id, changeId));
  if (!row) throw new AppError("not_found", { detail: "There is no such change." });
  if (!isFinal(row.state)) return toChange(row);
  throw new AppError("change_settled", { changeId, change: toChange(row) });
}

// A look out of turn must not move the change to a later rung of its ladder. An accepted one that was looked at twice
// must not seem to wait for its second look again.
const outOfTurn = sql`case when ${changes.state} = 'accepted' then 0 else 1 end`;

function isReadable() {
  return sql`${changes.state} in ('unknown', 'accepted', 'needs_person')`;
}

// Earlier it would prove nothing: the reading that showed the old plans may lag still, and others wait for this look.
function waitsForSecondLook(now: ReturnType<typeof journalNow>) {
  return sql`coalesce(${changes.state} = 'accepted' and ${changes.checks} = 0
    and ${changes.nextCheckAt} <= ${now} + make_interval(secs => ${SECOND_LOOK_SECONDS}::float8), false)`;
}

function isLater(now: ReturnType<typeof journalNow>) {
  return or(isNull(changes.nextCheckAt), gt(changes.nextCheckAt, now));
}
