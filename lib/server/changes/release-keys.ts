import "server-only";
import { and, lt, notLike, sql } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";

/** A key answers for its change this long; after that it is free again. */
export const KEY_DAYS = 400;
const DAY_MS = 86_400_000;
// No client can send it: keys hold no blank.
const RELEASED = "released ";

/**
 * Frees the Idempotency-Keys of changes that were settled and are older than 400 days; the changes themselves stay.
 * For the worker, once a day.
 * @returns how many keys were freed
 */
export async function releaseKeys({ db, clock }: Context): Promise<number> {
  const before = new Date(clock.now().getTime() - KEY_DAYS * DAY_MS);
  const { rowCount } = await db
    .update(changes)
    .set({ idempotencyKey: sql`${RELEASED} || ${changes.id}` })
    .where(
      and(
        lt(changes.createdAt, before),
        sql`${changes.settledAt} is not null`,
        notLike(changes.idempotencyKey, `${RELEASED}%`),
      ),
    );
  return rowCount ?? 0;
}
