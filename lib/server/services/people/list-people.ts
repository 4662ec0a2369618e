import "server-only";
import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import type { ListedPerson, ListedSession, PeoplePage } from "@/lib/domain/people";
import { authorise } from "@/lib/server/auth/authorise";
import { lastingSince } from "@/lib/server/auth/session";
import type { Caller, Context } from "@/lib/server/context";
import { sessions, users } from "@/lib/server/db/people-schema";

type User = typeof users.$inferSelect;
type SessionRow = typeof sessions.$inferSelect;

/**
 * Everybody who ever signed in, with their sessions that last.
 * @param ownSession the session that asks
 * @throws AppError `forbidden`
 */
export async function listPeople(context: Context, caller: Caller, ownSession: string): Promise<PeoplePage> {
  authorise(caller, "people.manage");
  const people = await context.db.select().from(users).orderBy(asc(users.name), asc(users.id));
  const lasting = await lastingSessions(context);
  return {
    items: people.map((user) => {
      const own = lasting.filter(({ userId }) => userId === user.id);
      return listed(
        user,
        own.map((session) => listedSession(session, ownSession)),
      );
    }),
  };
}

/** The caller's own sessions, newest first. */
export async function listOwnSessions(
  context: Context,
  caller: Caller,
  ownSession: string,
): Promise<{ items: ListedSession[] }> {
  const own = await lastingSessions(context, caller.person.id);
  return { items: own.map((session) => listedSession(session, ownSession)) };
}

async function lastingSessions({ db, clock }: Context, userId?: string): Promise<SessionRow[]> {
  const { started, seen } = lastingSince(clock.now());
  return db
    .select()
    .from(sessions)
    .where(
      and(
        isNull(sessions.endedAt),
        gt(sessions.startedAt, started),
        gt(sessions.seenAt, seen),
        userId === undefined ? undefined : eq(sessions.userId, userId),
      ),
    )
    .orderBy(desc(sessions.startedAt));
}

function listed(user: User, ownSessions: ListedSession[]): ListedPerson {
  const { id, name, email, role, groupRole, roleGivenBy, disabledAt, lastSignInAt } = user;
  return {
    id,
    name,
    email,
    role,
    groupRole,
    roleGivenBy,
    disabledAt: disabledAt?.toISOString() ?? null,
    lastSignInAt: lastSignInAt.toISOString(),
    sessions: ownSessions,
  };
}

function listedSession({ id, startedAt, seenAt, ip, device }: SessionRow, ownSession: string): ListedSession {
  const own = id === ownSession;
  return { id, startedAt: startedAt.toISOString(), seenAt: seenAt.toISOString(), ip, device, own };
}
