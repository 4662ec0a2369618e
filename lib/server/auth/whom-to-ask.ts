import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { users } from "@/lib/server/db/people-schema";

/** The admin who gives roles, in words: "Jonas Weil, admin: jonas@example.com"; without one, what is known. */
export async function whomToAsk({ db }: Pick<Context, "db">): Promise<string> {
  const [admin] = await db
    .select({ name: users.name, email: users.email })
    .from(users)
    .where(and(eq(users.role, "admin"), isNull(users.disabledAt)))
    .orderBy(asc(users.name))
    .limit(1);
  if (!admin) return "the people who run Plandesk in your company";
  return admin.email === null ? `${admin.name}, admin` : `${admin.name}, admin: ${admin.email}`;
}
