import "server-only";
import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { AuditEntry, AuditPage, AuditQuery } from "@/lib/domain/audit";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { auditChain, auditEvents } from "@/lib/server/db/audit-schema";
import type { Database } from "@/lib/server/db/client";
import { auditFilter } from "@/lib/server/services/audit/audit-filter";

/** The audit, newest first, in pages that begin after a position. @throws AppError `forbidden` */
export async function listAudit(context: Context, caller: Caller, query: AuditQuery): Promise<AuditPage> {
  authorise(caller, "audit.read");
  const { db } = context;
  const rows = await auditStatement(db, await auditFilter(db, query), query);
  const shown = rows.slice(0, query.limit).map(toEntry);
  return { items: shown, nextCursor: rows.length > shown.length ? (shown.at(-1)?.position ?? null) : null };
}

/**
 * The statement behind a page of the audit; it reads one row more than the page holds, to know whether there is
 * another. What few events can match is found first and each event's link looked up; else the chain is walked back.
 */
export function auditStatement(
  db: Database,
  conditions: SQL[],
  { cursor, limit, actor, q }: Pick<AuditQuery, "cursor" | "limit" | "actor" | "q">,
) {
  const few = actor !== undefined || q !== undefined;
  const link = db.select().from(auditChain).where(eq(auditChain.eventSeq, auditEvents.seq));
  const selected = { audit_events: auditEvents, audit_chain: auditChain };
  const from = db.select(selected).from(auditEvents);
  const joined = few
    ? from.innerJoinLateral(link.limit(1).as("audit_chain"), sql`true`)
    : from.innerJoin(auditChain, eq(auditChain.eventSeq, auditEvents.seq));
  return joined
    .where(and(...conditions, cursor ? lt(auditChain.position, cursor) : undefined))
    .orderBy(desc(auditChain.position))
    .limit(limit + 1);
}

type Row = { audit_events: typeof auditEvents.$inferSelect; audit_chain: typeof auditChain.$inferSelect };

/** An event with its link, as our API gives it. */
export function toEntry({ audit_events: event, audit_chain: link }: Row): AuditEntry {
  const { actorId, actorName, actorRole, ip, action, target, before, after, changeId, requestId } = event;
  return {
    position: link.position,
    at: event.at.toISOString(),
    actor: { id: actorId, name: actorName, role: actorRole },
    ip,
    action,
    target,
    before,
    after,
    changeId,
    requestId,
    hash: link.hash.toString("hex"),
  };
}
