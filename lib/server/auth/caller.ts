import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Person } from "@/lib/domain/person";
import { sessionUserId } from "@/lib/server/auth/session-token";
import type { Caller, Context } from "@/lib/server/context";
import { users } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";
import { senderOf } from "@/lib/server/http/request-origin";

/**
 * Who sent the request, with the role of this moment: the table is asked each time, so that a role taken away or a
 * person disabled takes effect at once. null: nobody is signed in.
 */
export async function personOf(context: Context, headers: Headers): Promise<Person | null> {
  const id = await sessionUserId(context, headers.get("cookie"));
  if (id === null) return null;
  const [person] = await context.db
    .select({ id: users.id, name: users.name, email: users.email, role: users.role })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.disabledAt)));
  return person ?? null;
}

/**
 * The caller of a request.
 * @throws AppError `not_signed_in`; `forbidden` for somebody who has no role
 */
export async function callerOf(context: Context, headers: Headers, requestId: string): Promise<Caller> {
  const person = await personOf(context, headers);
  if (!person) throw new AppError("not_signed_in");
  return { person: withRole(person), requestId, ip: senderOf(headers) };
}

/** The person as one who may do something. @throws AppError `forbidden` without a role */
export function withRole({ role, ...person }: Person): Caller["person"] {
  if (role !== null) return { ...person, role };
  throw new AppError("forbidden", { detail: "You have no role in Plandesk yet. An admin can give you one" });
}
