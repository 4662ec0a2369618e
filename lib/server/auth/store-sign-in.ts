import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Role } from "@/lib/domain/permissions";
import { recordEvent } from "@/lib/server/audit/record-event";
import { endSessions, startSession } from "@/lib/server/auth/session";
import type { Context } from "@/lib/server/context";
import { sessions, users } from "@/lib/server/db/people-schema";

/** Who signed in, as whoever vouches for them says; `issuer` and `subject` together never change. */
export type Identity = {
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
  role: Role | null;
  /** When the company last asked the person to prove it; null: it does not say. */
  verifiedAt: Date | null;
};

/** Where a sign-in came from, for the audit and the list of sessions; `replaces` is the session it takes over from. */
export type Origin = { ip: string | null; device: string | null; requestId: string; replaces: string | null };

/**
 * Keeps who signed in, starts their session and records it in the audit. A known person keeps the id and takes name,
 * e-mail and role of this sign-in, but for a role that an admin gave.
 * @returns the session's id, or null for somebody who is disabled
 */
export async function storeSignIn(
  context: Pick<Context, "db" | "clock">,
  { role: groupRole, verifiedAt, ...identity }: Identity,
  { ip, device, requestId, replaces }: Origin,
): Promise<string | null> {
  const { name, email } = identity;
  const seen = { name, email, groupRole, lastSignInAt: context.clock.now() };
  return context.db.transaction(async (transaction) => {
    const role = sql`case when ${users.roleGivenBy} is null then ${groupRole} else ${users.role} end`;
    const [user] = await transaction
      .insert(users)
      .values({ ...identity, ...seen, role: groupRole })
      .onConflictDoUpdate({ target: [users.issuer, users.subject], set: { ...seen, role } })
      .returning();
    if (!user) throw new Error("the sign-in was not stored");
    const refused = user.disabledAt !== null;
    await recordEvent(transaction, context, {
      actor: { id: user.id, name, role: user.role },
      ip,
      requestId,
      action: refused ? "person.sign_in_refused" : "person.signed_in",
      target: user.id,
    });
    if (refused) return null;
    if (replaces) await endSessions(transaction, context, { sessionId: replaces });
    return startSession(transaction, context, { userId: user.id, verifiedAt, ip, device });
  });
}

/** Ends the session of somebody who signs out, and records it; a session that is over is passed over. */
export async function storeSignOut(
  context: Context,
  sessionId: string,
  { ip, requestId }: Pick<Origin, "ip" | "requestId">,
): Promise<void> {
  await context.db.transaction(async (transaction) => {
    const [user] = await transaction
      .select({ id: users.id, name: users.name, role: users.role })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(eq(sessions.id, sessionId));
    if (!user || (await endSessions(transaction, context, { sessionId })) === 0) return;
    await recordEvent(transaction, context, {
      actor: user,
      ip,
      requestId,
      action: "person.signed_out",
      target: user.id,
    });
  });
}
