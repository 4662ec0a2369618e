import "server-only";
import { and, eq, isNull, lt, ne, type SQL } from "drizzle-orm";
import type { Person } from "@/lib/domain/person";
import { readSessionRow } from "@/lib/server/auth/session-rows";
import { SESSION_SECONDS } from "@/lib/server/auth/session-token";
import type { Context } from "@/lib/server/context";
import type { Transaction } from "@/lib/server/db/client";
import { sessions } from "@/lib/server/db/people-schema";
import { AppError } from "@/lib/server/errors";

/** A sign-in that lasts, and whose it is. */
export type Session = { id: string; startedAt: Date; verifiedAt: Date; person: Person };

/** Without a sign of life for this long a session is over (OWASP ASVS 5.0, 7.3.1). */
const IDLE_SECONDS = 30 * 60;
/** For what cannot be undone, a proof of who somebody is may be this old. */
const RECENT_MS = 5 * 60 * 1000;
// So that a page with many requests writes once.
const SEEN_EVERY_MS = 60_000;
const LONGEST_DEVICE = 200;

/**
 * Starts a session for a person who has just signed in.
 * @returns its id, for the cookie
 */
export async function startSession(
  transaction: Transaction,
  { clock }: Pick<Context, "clock">,
  from: { userId: string; verifiedAt: Date | null; ip: string | null; device: string | null },
): Promise<string> {
  const now = clock.now();
  const verifiedAt = from.verifiedAt !== null && from.verifiedAt < now ? from.verifiedAt : now;
  const device = from.device?.slice(0, LONGEST_DEVICE) ?? null;
  const [session] = await transaction
    .insert(sessions)
    .values({ ...from, verifiedAt, device, startedAt: now, seenAt: now })
    .returning({ id: sessions.id });
  if (!session) throw new Error("the session was not stored");
  return session.id;
}

/**
 * The session of an id with the person as the table has them at this moment, so that a role taken away, a person
 * disabled or a session ended takes effect at once. null: it does not last any more.
 * @param idle true when the browser asks by itself and nobody is known to be there
 */
export async function readSession(
  { db, clock }: Pick<Context, "db" | "clock">,
  id: string,
  idle: boolean,
): Promise<Session | null> {
  const found = await readSessionRow(db, id);
  if (!found) return null;
  const { sessionId: _, startedAt, verifiedAt, seenAt, ...person } = found;
  const now = clock.now();
  const since = lastingSince(now);
  if (seenAt <= since.seen || startedAt <= since.started) return null;
  if (!idle && now.getTime() - seenAt.getTime() >= SEEN_EVERY_MS) await markSeen({ db }, id, now);
  return { id, startedAt, verifiedAt, person };
}

/** The moments after which a session must have started and its person been seen, so that it lasts at `now`. */
export function lastingSince(now: Date): { started: Date; seen: Date } {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  return { started: before(SESSION_SECONDS), seen: before(IDLE_SECONDS) };
}

async function markSeen({ db }: Pick<Context, "db">, id: string, now: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ seenAt: now })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt), lt(sessions.seenAt, now)));
}

/** Lets only somebody pass who signed in within the last five minutes. @throws AppError `sign_in_again` */
export function demandRecentSignIn(
  { clock }: Pick<Context, "clock">,
  { verifiedAt }: Pick<Session, "verifiedAt">,
): void {
  if (clock.now().getTime() - verifiedAt.getTime() <= RECENT_MS) return;
  throw new AppError("sign_in_again", { detail: "This needs a sign-in of the last five minutes" });
}

/** What to end: one session, or all of a person but perhaps the one in use. */
export type Ended = { sessionId: string } | { userId: string; but?: string };

/** Ends sessions at once, on every machine. @returns how many */
export async function endSessions(
  transaction: Transaction,
  { clock }: Pick<Context, "clock">,
  which: Ended,
): Promise<number> {
  const { rowCount } = await transaction
    .update(sessions)
    .set({ endedAt: clock.now() })
    .where(and(isNull(sessions.endedAt), ...named(which)));
  return rowCount ?? 0;
}

function named(which: Ended): SQL[] {
  if ("sessionId" in which) return [eq(sessions.id, which.sessionId)];
  return [eq(sessions.userId, which.userId), ...(which.but ? [ne(sessions.id, which.but)] : [])];
}
