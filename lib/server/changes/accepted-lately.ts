import "server-only";
import { sql } from "drizzle-orm";
import { type ChangeEffect, mayUndo, plansSeen } from "@/lib/domain/change-effect";
import type { PlanLine } from "@/lib/domain/plan-line";
import { journalNow } from "@/lib/server/changes/journal-time";
import { SECOND_LOOK_SECONDS } from "@/lib/server/changes/next-check";
import type { Context } from "@/lib/server/context";
import { runStatement } from "@/lib/server/db/run-statement";

/** A change of ours to which Zoom said yes; for `waitSeconds` more its old plans may be nothing but a slow read. */
export type Accepted = ChangeEffect & { waitSeconds: number };

/**
 * The changes of a sub-account that Zoom accepted without showing them and that wait for their second look, as the
 * database's clock has it.
 */
export async function acceptedLately(context: Context, accountId: string): Promise<Accepted[]> {
  const wait = sql`extract(epoch from next_check_at - ${journalNow(context)})::float8`;
  return runStatement<Accepted>(
    context.db,
    sql`select before, after, "waitSeconds" from (select before, after, ${wait} as "waitSeconds" from changes
        where account_id = ${accountId} and state = 'accepted' and checks = 0) accepted
      where "waitSeconds" > 0 and "waitSeconds" <= ${SECOND_LOOK_SECONDS}::float8`,
  );
}

/**
 * The accepted change of the same plans that these lines do not show. It may wait for its renewal, or the read may lag
 * and the plans may have changed already (zoom-api.md 2.8): a total built on them would undo it unseen. What undoes
 * nothing, an addition or plans of other families, need not wait.
 */
export function hiddenFrom(accepted: Accepted[], wanted: ChangeEffect, lines: PlanLine[]): Accepted | null {
  return accepted.find((each) => mayUndo(wanted, each) && plansSeen(each, lines) === "before") ?? null;
}
