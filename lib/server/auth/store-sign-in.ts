import "server-only";
import { eq } from "drizzle-orm";
import type { Role } from "@/lib/domain/permissions";
import { recordEvent } from "@/lib/server/audit/record-event";
import type { Context } from "@/lib/server/context";
import { users } from "@/lib/server/db/schema";

/** Who signed in, as whoever vouches for them says; `issuer` and `subject` together never change. */
export type Identity = {
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
  role: Role | null;
};

/** Where a sign-in came from, for the audit. */
export type Origin = { ip: string | null; requestId: string };

/**
 * Keeps who signed in and records it in the audit; a known person keeps the id and takes name, e-mail and role of
 * this sign-in.
 * @returns the person's id, or null for somebody who is disabled
 */
export async function storeSignIn(
  context: Pick<Context, "db" | "clock">,
  identity: Identity,
  { ip, requestId }: Origin,
): Promise<string | null> {
  const { name, email, role } = identity;
  const seen = { name, email, role, lastSignInAt: context.clock.now() };
  return context.db.transaction(async (transaction) => {
    const [user] = await transaction
      .insert(users)
      .values({ ...identity, ...seen })
      .onConflictDoUpdate({ target: [users.issuer, users.subject], set: seen })
      .returning({ id: users.id, disabledAt: users.disabledAt });
    if (!user) throw new Error("the sign-in was not stored");
    const action = user.disabledAt === null ? "person.signed_in" : "person.sign_in_refused";
    const actor = { id: user.id, name, role };
    await recordEvent(transaction, context, { actor, ip, requestId, action, target: user.id });
    return user.disabledAt === null ? user.id : null;
  });
}

/** Records that a person signed out; an id that nobody has is passed over. */
export async function storeSignOut(
  context: Context,
  userId: string,
  { ip, requestId }: Origin,
): Promise<void> {
  await context.db.transaction(async (transaction) => {
    const [user] = await transaction.select().from(users).where(eq(users.id, userId));
    if (!user) return;
    const actor = { id: user.id, name: user.name, role: user.role };
    await recordEvent(transaction, context, {
      actor,
      ip,
      requestId,
      action: "person.signed_out",
      target: user.id,
    });
  });
}
