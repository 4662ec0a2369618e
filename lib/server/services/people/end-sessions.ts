import "server-only";
import { and, eq } from "drizzle-orm";
import { askedBy, recordEvent } from "@/lib/server/audit/record-event";
import { authorise } from "@/lib/server/auth/authorise";
import { type Ended, endSessions } from "@/lib/server/auth/session";
import type { Caller, Context } from "@/lib/server/context";
import { sessions, users } from "@/lib/server/db/people-schema";
import { AppError } from "@/lib/server/errors";
import { isUuid } from "@/lib/server/http/uuid";

/** Ends all sessions of a person, at once and on every machine. @throws AppError `forbidden`, `person_not_found` */
export async function endPersonSessions(
  context: Context,
  caller: Caller,
  personId: string,
): Promise<{ ended: number }> {
  authorise(caller, "people.manage");
  const [user] = isUuid(personId)
    ? await context.db.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, personId))
    : [];
  if (!user) throw new AppError("person_not_found");
  return endAndRecord(context, caller, { userId: user.id }, user);
}

/** Ends the caller's own sessions but the one in use: signing out everywhere else. */
export function endOtherSessions(
  context: Context,
  caller: Caller,
  ownSession: string,
): Promise<{ ended: number }> {
  const { id } = caller.person;
  return endAndRecord(context, caller, { userId: id, but: ownSession }, caller.person);
}

/** Ends one of the caller's own sessions. @throws AppError `not_found` for one that is not theirs or is over */
export async function endOwnSession(
  context: Context,
  caller: Caller,
  sessionId: string,
): Promise<{ ended: number }> {
  const { id } = caller.person;
  if (!isUuid(sessionId)) throw new AppError("not_found");
  const [own] = await context.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, id)));
  if (!own) throw new AppError("not_found");
  return endAndRecord(context, caller, { sessionId: own.id }, caller.person);
}

function endAndRecord(
  context: Context,
  caller: Caller,
  which: Ended,
  { id: target, name }: { id: string; name: string },
): Promise<{ ended: number }> {
  return context.db.transaction(async (transaction) => {
    const ended = await endSessions(transaction, context, which);
    const event = { ...askedBy(caller), action: "person.sessions_ended", target, after: { name, ended } };
    await recordEvent(transaction, context, event);
    return { ended };
  });
}
