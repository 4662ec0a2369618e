import "server-only";
import { eq } from "drizzle-orm";
import type { ChangePerson } from "@/lib/domain/people";
import { askedBy, recordEvent } from "@/lib/server/audit/record-event";
import { authorise } from "@/lib/server/auth/authorise";
import { endSessions } from "@/lib/server/auth/session";
import type { Caller, Context } from "@/lib/server/context";
import type { Transaction } from "@/lib/server/db/client";
import { users } from "@/lib/server/db/people-schema";
import { AppError } from "@/lib/server/errors";
import { isUuid } from "@/lib/server/http/uuid";

type User = typeof users.$inferSelect;
type Patch = Partial<Pick<User, "role" | "roleGivenBy" | "disabledAt">>;

/**
 * Gives somebody a role, gives them back the one of their groups, or lets them out or in again. It holds from their
 * next request on; whoever is let out loses their sessions.
 * @throws AppError `forbidden`, `person_not_found`, or `last_admin` when nobody would be left to manage people
 */
export async function changePerson(
  context: Context,
  caller: Caller,
  { personId, change }: { personId: string; change: ChangePerson },
): Promise<void> {
  authorise(caller, "people.manage");
  await context.db.transaction(async (transaction) => {
    const { user, isLastAdmin } = await lockPerson(transaction, personId);
    const patch = patchOf(change, user, caller, context.clock.now());
    if (isLastAdmin && !isAdmin({ ...user, ...patch }))
      throw new AppError("last_admin", { detail: `Make somebody else admin before ${user.name} goes` });
    await transaction.update(users).set(patch).where(eq(users.id, user.id));
    if (patch.disabledAt) await endSessions(transaction, context, { userId: user.id });
    await recordEvent(transaction, context, {
      ...askedBy(caller),
      action: "disabled" in change ? actionOf(change.disabled) : "person.role_changed",
      target: user.id,
      before: told(user),
      after: told({ ...user, ...patch }),
    });
  });
}

// Holds all admins until the transaction ends, so that two cannot remove each other.
async function lockPerson(transaction: Transaction, personId: string) {
  const admins = await transaction
    .select()
    .from(users)
    .where(eq(users.role, "admin"))
    .orderBy(users.id)
    .for("update");
  const [user] = isUuid(personId)
    ? await transaction.select().from(users).where(eq(users.id, personId)).for("update")
    : [];
  if (!user) throw new AppError("person_not_found");
  const others = admins.filter((admin) => isAdmin(admin) && admin.id !== user.id);
  return { user, isLastAdmin: isAdmin(user) && others.length === 0 };
}

function isAdmin({ role, disabledAt }: Pick<User, "role" | "disabledAt">): boolean {
  return role === "admin" && disabledAt === null;
}

function patchOf(change: ChangePerson, user: User, caller: Caller, now: Date): Patch {
  if ("disabled" in change) return { disabledAt: change.disabled ? (user.disabledAt ?? now) : null };
  if ("roleFrom" in change) return { role: user.groupRole, roleGivenBy: null };
  return { role: change.role, roleGivenBy: caller.person.name };
}

function actionOf(disabled: boolean): string {
  return disabled ? "person.disabled" : "person.enabled";
}

function told({ name, role, roleGivenBy, disabledAt }: User) {
  return { name, role, roleFrom: roleGivenBy ?? "groups", disabled: disabledAt !== null };
}
