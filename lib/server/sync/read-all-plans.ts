import "server-only";
import { isNull, sql } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";
import { readAccountPlans } from "@/lib/server/sync/read-account-plans";
import { isSelfPay } from "@/lib/server/sync/store-read-failure";

// The limiter decides the rate; this many calls hide the time that answers take.
const AT_ONCE = 8;
const SAVE_EVERY = 20;
// So many in a row are no longer single sub-accounts with a fault.
const MOST_IN_A_ROW = 25;

export type PlansReading = {
  /** Counted up while reading. */
  progress: { plansTotal: number; plansRead: number; plansFailed: number };
  save: () => Promise<void>;
  signal?: AbortSignal;
};

/**
 * Reads the plans of every sub-account in the directory, those read longest ago first. A refusal is noted on its sub-account.
 * @throws what ended the reading: ZoomNotSent, or the last of too many failures in a row
 */
export async function readAllPlans(context: Context, reading: PlansReading): Promise<void> {
  const queue = await oldestFirst(context);
  reading.progress.plansTotal = queue.length;
  await reading.save();
  const failures = { inARow: 0 };
  let broken = false;
  const work = async () => {
    for (let row = queue.shift(); row && !broken && !reading.signal?.aborted; row = queue.shift()) {
      await readOne(context, row, reading, failures);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => {
      broken = true;
      throw error;
    }),
  );
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
}

type Row = Pick<typeof accounts.$inferSelect, "id" | "accountType" | "payMode">;

async function readOne(
  context: Context,
  row: Row,
  { progress, save }: PlansReading,
  failures: { inARow: number },
): Promise<void> {
  try {
    await readAccountPlans(context, row, { priority: "background" });
    progress.plansRead += 1;
    failures.inARow = 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // That the customer pays Zoom itself is known now: nothing is left to read.
    progress[isSelfPay(error) ? "plansRead" : "plansFailed"] += 1;
    // A refusal is an answer: Zoom works.
    failures.inARow = error.extra.zoom ? 0 : failures.inARow + 1;
    if (failures.inARow >= MOST_IN_A_ROW) throw error;
  }
  if ((progress.plansRead + progress.plansFailed) % SAVE_EVERY === 0) await save();
}

async function oldestFirst({ db }: Context): Promise<Row[]> {
  const { id, accountType, payMode, plansReadAt, goneAt } = accounts;
  return db
    .select({ id, accountType, payMode })
    .from(accounts)
    .where(isNull(goneAt))
    .orderBy(sql`${plansReadAt} nulls first`);
}
