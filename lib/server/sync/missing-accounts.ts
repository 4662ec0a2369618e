import "server-only";
import { and, asc, eq, gt, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { isUnknownAccount } from "@/lib/server/errors";
import { getAccount } from "@/lib/server/zoom/accounts";
import { ZoomError, ZoomNotSent } from "@/lib/server/zoom/errors";

type Parts = Pick<Context, "db">;

const CHUNK = 5_000;
const ASK_AT_ONCE = 8;
const ASK_CHUNK = 200;
// One list may miss an account that moved between its pages; two complete ones hardly do.
const LISTS = 2;

/** The sub-accounts of the directory that a complete list did not name, and how many the directory has. */
export async function findMissing(
  { db }: Parts,
  listed: ReadonlySet<string>,
): Promise<{ known: number; missing: string[] }> {
  const missing: string[] = [];
  let known = 0;
  let last = "";
  for (;;) {
    const rows = await db
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(gt(accounts.id, last), isNull(accounts.goneAt)))
      .orderBy(asc(accounts.id))
      .limit(CHUNK);
    const end = rows.at(-1);
    if (!end) return { known, missing };
    known += rows.length;
    for (const { id } of rows) if (!listed.has(id)) missing.push(id);
    last = end.id;
  }
}

/** Counts one more list that did not name these; for everybody else the count begins anew. */
export async function countMissing({ db }: Parts, missing: string[]): Promise<void> {
  const ids = sql`${sql.param(missing)}::text[]`;
  await db.execute(sql`
    update account_checks set missed = case when account_id = any(${ids}) then missed + 1 else 0 end
    where missed > 0 or account_id = any(${ids})`);
}

/**
 * Asks Zoom for each sub-account that two complete lists in a row did not name, and marks those that it does not know
 * (404) as gone; their rows stay. One that Zoom knows after all is missed no more. Where Zoom cannot be asked now, the
 * next list asks again.
 */
export async function markGone(context: Context, signal?: AbortSignal): Promise<void> {
  let last = "";
  let canAsk = true;
  while (canAsk && !signal?.aborted) {
    const rows = await context.db
      .select({ id: accountChecks.accountId })
      .from(accountChecks)
      .where(and(gte(accountChecks.missed, LISTS), gt(accountChecks.accountId, last), isThere))
      .orderBy(asc(accountChecks.accountId))
      .limit(ASK_CHUNK);
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
    const queue = rows.map(({ id }) => id);
    const lane = async () => {
      for (let id = queue.shift(); canAsk && id !== undefined; id = queue.shift())
        canAsk = await markIfGone(context, id);
    };
    await Promise.all(Array.from({ length: ASK_AT_ONCE }, lane));
  }
}

const isThere = lt(accountChecks.dueAt, sql`'infinity'`);

// false: Zoom cannot be asked now.
async function markIfGone(context: Context, id: string): Promise<boolean> {
  const { db, zoom, clock, log } = context;
  try {
    await getAccount(zoom, id, { priority: "background" });
    await db
      .update(accountChecks)
      .set({ missed: 0 })
      .where(inArray(accountChecks.accountId, [id]));
  } catch (error) {
    if (!isUnknownAccount(error)) return staysListed(context, id, error);
    const isKnown = and(eq(accounts.id, id), isNull(accounts.goneAt));
    await db.update(accounts).set({ goneAt: clock.now() }).where(isKnown);
    log.info({ accountId: id }, "Zoom no longer knows this sub-account");
  }
  return true;
}

// No answer proves nothing, nor does another refusal.
function staysListed({ log }: Context, accountId: string, error: unknown): boolean {
  if (!(error instanceof ZoomError)) throw error;
  log.warn({ err: error, accountId }, "Zoom did not say whether it still knows this sub-account");
  return !(error instanceof ZoomNotSent);
}
