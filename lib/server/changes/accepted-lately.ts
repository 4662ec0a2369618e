import "server-only";
import { sql } from "drizzle-orm";
import { type ChangeEffect, plansSeen, touchSamePlans } from "@/lib/domain/change-effect";
import { ANSWERED_SPREAD_MS } from "@/lib/domain/change-verdict";
import type { PlanLine } from "@/lib/domain/plan-line";
import { journalNow } from "@/lib/server/changes/journal-time";
import type { Context } from "@/lib/server/context";
import { runStatement } from "@/lib/server/db/run-statement";

/** A change of ours to which Zoom said yes; `waitSeconds`: for so long its old plans may be no more than a slow read. */
export type Accepted = ChangeEffect & { waitSeconds: number };

/** The changes of a sub-account to which Zoom said yes shortly before without showing them. */
export async function acceptedLately(context: Context, accountId: string): Promise<Accepted[]> {
  const lag = sql`make_interval(secs => ${ANSWERED_SPREAD_MS / 1000}::float8)`;
  return runStatement<Accepted>(
    context.db,
    sql`select before, after, extract(epoch from sent_at + ${lag} - ${journalNow(context)})::float8 as "waitSeconds"
      from changes where account_id = ${accountId} and state = 'accepted' and sent_at > ${journalNow(context)} - ${lag}`,
  );
}

/**
 * The accepted change of the same plans that these lines do not show. It may wait for its renewal, or the read may lag
 * and the plans may have changed already (zoom-api.md 2.8): a total built on them would undo it unseen. Plans of other
 * families are not undone by what is wanted, and stay open.
 */
export function hiddenFrom(accepted: Accepted[], wanted: ChangeEffect, lines: PlanLine[]): Accepted | null {
  return accepted.find((each) => touchSamePlans(each, wanted) && plansSeen(each, lines) === "before") ?? null;
}
