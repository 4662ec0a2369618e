import "server-only";
import { and, asc, inArray, isNull } from "drizzle-orm";
import type { Settler } from "@/lib/domain/change";
import { rolesWith } from "@/lib/domain/permissions";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { users } from "@/lib/server/db/people-schema";

const SHOWN = 3;

/** Whom to ask to settle a change by hand: the first few by name of those who may; none signed in yet gives none. */
export async function readSettlers({ db }: Context, caller: Caller): Promise<Settler[]> {
  authorise(caller, "changes.read");
  const rows = await db
    .select({ name: users.name, role: users.role })
    .from(users)
    .where(and(inArray(users.role, rolesWith("changes.settle")), isNull(users.disabledAt)))
    .orderBy(asc(users.name))
    .limit(SHOWN);
  return rows.flatMap(({ name, role }) => (role === null ? [] : [{ name, role }]));
}
