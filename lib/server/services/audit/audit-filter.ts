import "server-only";
import { ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import type { AuditFilter } from "@/lib/domain/audit";
import { auditEvents } from "@/lib/server/db/audit-schema";
import type { Database } from "@/lib/server/db/client";
import { users } from "@/lib/server/db/people-schema";

const MOST_PEOPLE = 100;

/** The conditions of a filter on `audit_events`. A name is looked up among the people, whose events an index finds. */
export async function auditFilter(db: Database, filter: AuditFilter): Promise<SQL[]> {
  const { kind, actor, q, from, to } = filter;
  const found: (SQL | undefined)[] = [
    kind === undefined ? undefined : sql`${auditEvents.action} like ${`${kind}.%`}`,
    actor === undefined ? undefined : sql`${auditEvents.actorId} = ${actor}`,
    from === undefined ? undefined : sql`${auditEvents.at} >= ${`${from}T00:00:00Z`}::timestamptz`,
    to === undefined
      ? undefined
      : sql`${auditEvents.at} < ${`${to}T00:00:00Z`}::timestamptz + interval '1 day'`,
    q?.trim() ? await matches(db, q.trim()) : undefined,
  ];
  return found.filter((condition) => condition !== undefined);
}

async function matches(db: Database, q: string): Promise<SQL | undefined> {
  const named = await db
    .select({ id: users.id })
    .from(users)
    .where(ilike(users.name, `%${q.replace(/[\\%_]/g, "\\$&")}%`))
    .limit(MOST_PEOPLE);
  const people = named.map(({ id }) => id);
  return or(
    sql`${auditEvents.target} = ${q}`,
    sql`${auditEvents.changeId} = ${q}`,
    sql`${auditEvents.requestId} = ${q}`,
    people.length > 0 ? inArray(auditEvents.actorId, people) : undefined,
  );
}
