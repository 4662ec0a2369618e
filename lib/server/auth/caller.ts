import "server-only";
import type { Person } from "@/lib/domain/person";
import { recordRefusal } from "@/lib/server/audit/audit-refusal";
import { readSession, type Session } from "@/lib/server/auth/session";
import { sessionIdOf } from "@/lib/server/auth/session-token";
import type { Caller, Context } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { senderOf } from "@/lib/server/http/request-origin";

// Sent by a page whose person has not touched it for a while, so that its own questions keep no session alive.
const IDLE = "x-plandesk-idle";

/** The session that a request belongs to; null: nobody is signed in. */
export async function sessionOf(context: Context, headers: Headers): Promise<Session | null> {
  const id = await sessionIdOf(context, headers.get("cookie"));
  return id === null ? null : readSession(context, id, headers.get(IDLE) !== null);
}

/**
 * The caller of a request, and when they signed in. The refusal of somebody without a role goes into the audit.
 * @throws AppError `not_signed_in`; `forbidden` for somebody who has no role
 */
export async function callerOf(
  context: Context,
  { headers, method, url }: Request,
  requestId: string,
): Promise<{ caller: Caller; session: Session }> {
  const session = await sessionOf(context, headers);
  if (!session) throw new AppError("not_signed_in");
  const { person } = session;
  const ip = senderOf(headers);
  if (person.role === null) {
    const refusal = { method, path: new URL(url).pathname, code: "forbidden", permission: null };
    await recordRefusal(context, { actor: person, ip, requestId }, refusal);
  }
  return { caller: { person: withRole(person), requestId, ip }, session };
}

/** The person as one who may do something. @throws AppError `forbidden` without a role */
export function withRole({ role, ...person }: Person): Caller["person"] {
  if (role !== null) return { ...person, role };
  throw new AppError("forbidden", { detail: "You have no role in Plandesk yet. An admin can give you one" });
}
