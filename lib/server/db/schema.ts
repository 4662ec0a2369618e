import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AccountStatus, ReadFailure } from "@/lib/domain/account";
import type {
  ChangeEvidence,
  ChangeKind,
  ChangeState,
  PlanAmount,
  RefusalExplanation,
} from "@/lib/domain/change";
import type { BreakerLabel, LimitLabel, LimitStatus } from "@/lib/domain/operations";
import type { Role } from "@/lib/domain/permissions";
import type { PlanStatus } from "@/lib/domain/plan-line";
import type { ZoomRefusal } from "@/lib/domain/problem";

type Json = Record<string, unknown>;
type WaitingCalls = Partial<Record<LimitLabel, LimitStatus["waiting"]>>;
/** Times in milliseconds since 1970 by the database's clock. */
type OpenBreaker = { label: BreakerLabel; openUntil: number; failures: number };
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const day = (name: string) => date(name, { mode: "string" });
const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** The directory: one row a sub-account, with what lists need of its plans beside it. */
export const accounts = pgTable(
  "accounts",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    accountNumber: text("account_number"),
    accountType: text("account_type"),
    ownerEmail: text("owner_email"),
    seats: integer("seats"),
    reseller: boolean("reseller").notNull().default(false),
    bulkLicense: boolean("bulk_license").notNull().default(false),
    /** null until GET /accounts/{id} was read; the list does not carry it. */
    payMode: text("pay_mode").$type<"master" | "sub">(),
    zoomCreatedAt: text("zoom_created_at"),
    subscriptionStart: day("subscription_start"),
    subscriptionEnd: day("subscription_end"),
    /** Zoom's row as it came. */
    raw: jsonb("raw").$type<Json>().notNull(),
    /** Folded name, id, number and e-mail, for search. */
    search: text("search").notNull(),
    sortName: text("sort_name").notNull(),
    status: text("status").$type<AccountStatus>().notNull().default("not_read"),
    baseType: text("base_type"),
    baseHosts: integer("base_hosts"),
    addonCount: integer("addon_count").notNull().default(0),
    addonFamilies: text("addon_families").array().notNull().default(sql`'{}'::text[]`),
    /** What its plans are found by; see lib/server/sync/plan-keys.ts. */
    planKeys: text("plan_keys").array().notNull().default(sql`'{}'::text[]`),
    nextInvoiceDate: day("next_invoice_date"),
    plansReadAt: moment("plans_read_at"),
    readFailure: jsonb("read_failure").$type<ReadFailure>(),
    openChangeId: text("open_change_id"),
    openChangeState: text("open_change_state").$type<ChangeState>(),
    /** When its plans last showed a difference that is not from here; null: never. */
    changedElsewhereAt: moment("changed_elsewhere_at"),
    listedAt: moment("listed_at").notNull(),
    /** Set when Zoom no longer lists the sub-account; the row is kept. */
    goneAt: moment("gone_at"),
  },
  (table) => [
    // The orders of the directory. What changes with each reading has no index here, so that such a write is cheap.
    index("accounts_sort_name").on(table.sortName, table.id),
    index("accounts_by_next_invoice").on(table.nextInvoiceDate, table.sortName, table.id),
    index("accounts_by_hosts").on(table.baseHosts, table.sortName, table.id),
    // Its filters.
    index("accounts_status").on(table.status),
    index("accounts_pay_mode").on(table.payMode),
    index("accounts_plan_keys").using("gin", table.planKeys),
    index("accounts_open_change").on(table.openChangeState).where(sql`open_change_state is not null`),
    index("accounts_changed_elsewhere")
      .on(table.changedElsewhereAt)
      .where(sql`changed_elsewhere_at is not null`),
    // A search reads all that waits to be put into these, so little may wait.
    index("accounts_search")
      .using("gin", sql`${table.search} gin_trgm_ops`)
      .with({ gin_pending_list_limit: 256 }),
    index("accounts_search_marks")
      .using("gin", sql`search_marks(${table.search})`)
      .with({ gin_pending_list_limit: 256 }),
  ],
);

/** How many sub-accounts Zoom lists, kept by triggers: counting 100,000 takes longer than reading a page of them. */
export const directoryTotal = pgTable("directory_total", {
  id: integer("id").primaryKey(),
  listed: integer("listed").notNull(),
});

/** The last good answer of GET /accounts/{id}/plans, whole. */
export const accountPlans = pgTable("account_plans", {
  accountId: text("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  raw: jsonb("raw").$type<Json>().notNull(),
  version: text("version").notNull(),
  readAt: moment("read_at").notNull(),
  changedAt: moment("changed_at").notNull(),
});

/** The same as lines, searchable and dated. */
export const planLineRows = pgTable(
  "plan_lines",
  {
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    path: text("path").notNull(),
    family: text("family").notNull(),
    type: text("type"),
    hosts: bigint("hosts", { mode: "number" }),
    serviceEffectiveDate: day("service_effective_date"),
    nextInvoiceDate: day("next_invoice_date"),
    status: text("status").$type<PlanStatus>(),
    statusText: text("status_text"),
    detail: jsonb("detail").$type<Json>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.path] }),
    index("plan_lines_next_invoice").on(table.nextInvoiceDate, table.accountId),
  ],
);

/** The journal: each intended change, stored before anything is sent. */
export const changes = pgTable(
  "changes",
  {
    id: text("id").primaryKey(),
    idempotencyKey: text("idempotency_key").notNull().unique(),
    /** SHA-256 of method, path and canonical body; the same key with another hash is refused. */
    requestHash: text("request_hash").notNull(),
    kind: text("kind").$type<ChangeKind>().notNull(),
    state: text("state").$type<ChangeState>().notNull(),
    accountId: text("account_id").notNull(),
    accountName: text("account_name").notNull(),
    request: jsonb("request").$type<Json>().notNull(),
    /** The body that goes to Zoom: absolute totals only. null until the fresh read. */
    sent: jsonb("sent").$type<Json>(),
    sawVersion: text("saw_version").notNull(),
    before: jsonb("before").$type<PlanAmount[]>().notNull(),
    after: jsonb("after").$type<PlanAmount[]>().notNull(),
    reason: text("reason"),
    requestedById: text("requested_by_id").notNull(),
    requestedByName: text("requested_by_name").notNull(),
    requestedByRole: text("requested_by_role").$type<Role>().notNull(),
    requestId: text("request_id").notNull(),
    zoom: jsonb("zoom").$type<ZoomRefusal>(),
    explanation: jsonb("explanation").$type<RefusalExplanation>(),
    /** Status and body of the answer to the request, replayed for the same key. */
    answer: jsonb("answer").$type<{ status: number; body: Json }>(),
    evidence: jsonb("evidence").$type<ChangeEvidence[]>().notNull(),
    /** Rises each time another process takes the change over; an older number may not send. */
    fence: integer("fence").notNull().default(1),
    leaseUntil: moment("lease_until"),
    checks: integer("checks").notNull().default(0),
    nextCheckAt: moment("next_check_at"),
    createdAt: moment("created_at").notNull(),
    sentAt: moment("sent_at"),
    settledAt: moment("settled_at"),
    /** Who settled it by hand, and why; null: nobody had to. */
    settledById: text("settled_by_id"),
    settledByName: text("settled_by_name"),
    settleReason: text("settle_reason"),
  },
  (table) => [
    // One open change a sub-account, held by the database and not by a check before it.
    uniqueIndex("changes_one_open")
      .on(table.accountId)
      .where(sql`state in ('prepared', 'sending', 'unknown', 'needs_person')`),
    index("changes_by_time").on(table.createdAt, table.id),
    index("changes_by_account").on(table.accountId, table.createdAt),
    index("changes_next_check").on(table.nextCheckAt),
  ],
);

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

/** People who signed in, keyed by who vouched for them; the role is read from here on every request. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    role: text("role").$type<Role>(),
    /** What the groups of the newest sign-in give; it is the role unless an admin gave another. */
    groupRole: text("group_role").$type<Role>(),
    /** Who gave the role; null: the groups did. */
    roleGivenBy: text("role_given_by"),
    disabledAt: moment("disabled_at"),
    lastSignInAt: moment("last_sign_in_at").notNull(),
  },
  (table) => [uniqueIndex("users_identity").on(table.issuer, table.subject)],
);

/** Each sign-in that is not over; without its row a session cookie is worth nothing. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    startedAt: moment("started_at").notNull(),
    /** When the person last proved who they are, as the company says, else the start. */
    verifiedAt: moment("verified_at").notNull(),
    /** When the person last did something, to the minute. */
    seenAt: moment("seen_at").notNull(),
    endedAt: moment("ended_at"),
    ip: text("ip"),
    device: text("device"),
  },
  (table) => [index("sessions_user").on(table.userId, table.startedAt)],
);

/** The one master token that all processes share, and the lease of whoever fetches the next. */
export const zoomToken = pgTable("zoom_token", {
  id: text("id").primaryKey(),
  accessToken: text("access_token"),
  fetchedAt: moment("fetched_at"),
  expiresAt: moment("expires_at"),
  leaseUntil: moment("lease_until"),
  /** Rises with each token, so that a late 401 does not throw away a newer one. */
  generation: integer("generation").notNull().default(0),
  failedAt: moment("failed_at"),
  failure: text("failure"),
  /** Failed fetches since the last good one. */
  failures: integer("failures").notNull().default(0),
});

/** One row per rate label: the theoretical arrival time of GCRA and the calls of the day. */
export const rateLimits = pgTable("rate_limits", {
  label: text("label").primaryKey(),
  /** Seconds since 1970 by the database's clock. */
  arrival: doublePrecision("arrival").notNull(),
  day: day("day").notNull(),
  used: integer("used").notNull().default(0),
  blockedUntil: moment("blocked_until"),
  /** The part of our share that was left when Zoom last slowed us; it grows back with the time since. */
  pace: doublePrecision("pace").notNull().default(1),
  slowedAt: moment("slowed_at"),
  /** When Zoom last turned a call away. */
  limitedAt: moment("limited_at"),
});

/** What each process tells of its calls to Zoom: how many wait, and which breakers are not closed. */
export const zoomProcesses = pgTable("zoom_processes", {
  id: text("id").primaryKey(),
  waiting: jsonb("waiting").$type<WaitingCalls>().notNull().default({}),
  waitingAt: moment("waiting_at"),
  breakers: jsonb("breakers").$type<OpenBreaker[]>().notNull().default([]),
  seenAt: moment("seen_at").notNull(),
});

/** Each reading of all sub-accounts: progress while it runs, outcome after. */
export const syncRuns = pgTable(
  "sync_runs",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
    state: text("state").$type<"running" | "done" | "failed">().notNull(),
    accountsListed: integer("accounts_listed").notNull().default(0),
    plansTotal: integer("plans_total").notNull().default(0),
    plansRead: integer("plans_read").notNull().default(0),
    plansFailed: integer("plans_failed").notNull().default(0),
    error: text("error"),
    requestedBy: text("requested_by"),
    /** Every reading before this moment is to be made anew; null: only what is due. */
    askedAt: moment("asked_at"),
    /** When the list was read to its end. */
    walkedAt: moment("walked_at"),
    /** A process reads the list until then, by the database's clock. */
    walkLeaseUntil: moment("walk_lease_until"),
  },
  // One at a time, over all processes.
  (table) => [uniqueIndex("sync_runs_one_running").on(table.state).where(sql`state = 'running'`)],
);
