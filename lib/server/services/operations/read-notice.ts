import "server-only";
import { max } from "drizzle-orm";
import type { ServiceNotice } from "@/lib/domain/service-notice";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { noticeOf } from "@/lib/server/services/operations/notice-of";
import { readToken } from "@/lib/server/services/operations/read-token";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { readBreakers } from "@/lib/server/zoom/read-breakers";
import { readLimits } from "@/lib/server/zoom/read-limits";

type Kept = { readAt: number; notice: ServiceNotice | null };

/** Every page asks; so many at once need not each ask the database. */
const KEPT_MS = 1_000;
// Next loads modules more than once (pages and routes), and what a route has told a page must not contradict.
const shared = globalThis as typeof globalThis & { plandeskNotices?: WeakMap<Context, Kept> };

/** Why less than everything works now; null while all does. @throws AppError `forbidden` */
export async function readNotice(context: Context, caller: Caller): Promise<ServiceNotice | null> {
  authorise(caller, "sync.read");
  const readAt = performance.now();
  const notice = await findNotice(context, caller);
  shared.plandeskNotices ??= new WeakMap();
  shared.plandeskNotices.set(context, { readAt, notice });
  return notice;
}

/** The same for a page: as it was at most a second ago. @throws AppError `forbidden` */
export async function recentNotice(context: Context, caller: Caller): Promise<ServiceNotice | null> {
  authorise(caller, "sync.read");
  const kept = shared.plandeskNotices?.get(context);
  return kept && performance.now() - kept.readAt < KEPT_MS ? kept.notice : readNotice(context, caller);
}

async function findNotice(context: Context, caller: Caller): Promise<ServiceNotice | null> {
  const [token, breakers, limits, sync] = await Promise.all([
    readToken(context),
    readBreakers(context),
    readLimits(context),
    getSync(context, caller),
  ]);
  const tokenGood = token.status.state === "good";
  const now = context.clock.now();
  const notice = noticeOf({ refused: token.refused, tokenGood, breakers, limits, sync, now });
  const silent = notice?.kind === "credentials" || notice?.kind === "zoom_silent";
  return notice && silent ? { ...notice, lastReadAt: await lastReadAt(context) } : notice;
}

// To the minute, which is what is shown: pages are made anew when a notice changes.
async function lastReadAt({ db }: Pick<Context, "db">): Promise<string | null> {
  const [row] = await db.select({ at: max(accountChecks.readAt) }).from(accountChecks);
  row?.at?.setUTCSeconds(0, 0);
  return row?.at?.toISOString() ?? null;
}
