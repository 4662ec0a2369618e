import { bigint, bigserial, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, moment } from "@/lib/server/db/columns";

/** Who did what, when; only ever inserted. */
export const auditEvents = pgTable(
  "audit_events",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    actorId: text("actor_id"),
    actorName: text("actor_name").notNull(),
    actorRole: text("actor_role"),
    ip: text("ip"),
    action: text("action").notNull(),
    target: text("target"),
    before: jsonb("before"),
    after: jsonb("after"),
    changeId: text("change_id"),
    requestId: text("request_id"),
  },
  (table) => [
    index("audit_events_change").on(table.changeId),
    index("audit_events_at").on(table.at),
    index("audit_events_action").on(table.action.op("text_pattern_ops"), table.seq),
    index("audit_events_actor").on(table.actorId, table.seq),
    index("audit_events_target").on(table.target, table.seq),
    index("audit_events_request").on(table.requestId),
  ],
);

/**
 * The order of all events and their hash chain, written by the database itself when a transaction commits: each hash
 * is SHA-256 over the hash before it and the event's canonical JSON. Positions have no gaps.
 */
export const auditChain = pgTable("audit_chain", {
  position: bigint("position", { mode: "number" }).primaryKey(),
  eventSeq: bigint("event_seq", { mode: "number" }).notNull().unique(),
  hash: bytes("hash").notNull(),
});

/** The checkpoints of the chain that the second place has taken. */
export const auditCheckpoints = pgTable("audit_checkpoints", {
  position: bigint("position", { mode: "number" }).primaryKey(),
  at: moment("at").notNull(),
  signature: text("signature").notNull(),
});
