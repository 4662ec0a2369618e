import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AccountStatus, ReadFailure } from "@/lib/domain/account";
import type {
  ChangeEvidence,
  ChangeKind,
  ChangeState,
  PlanAmount,
  RefusalExplanation,
} from "@/lib/domain/change";
import type { Role } from "@/lib/domain/permissions";
import type { PlanStatus } from "@/lib/domain/plan-line";
import type { ZoomRefusal } from "@/lib/domain/problem";
import { day, moment } from "@/lib/server/db/columns";

type Json = Record<string, unknown>;

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
    /** What of Zoom's row stands in no column: fields that nobody knows, values that no column can hold. */
    otherFields: jsonb("other_fields").$type<Json>().notNull().default({}),
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
    // The orders of the directory. What changes with each reading or with each move of a change has no index here, so
    // that such a write is cheap: Postgres then touches none of the others either (heap-only tuples).
    index("accounts_sort_name").on(table.sortName, table.id),
    index("accounts_by_next_invoice").on(table.nextInvoiceDate, table.sortName, table.id),
    index("accounts_by_hosts").on(table.baseHosts, table.sortName, table.id),
    // Its filters.
    index("accounts_status").on(table.status),
    index("accounts_pay_mode").on(table.payMode),
    index("accounts_plan_keys").using("gin", table.planKeys),
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

/** What of the same is searched, dated and summed, as lines: they are kept small, the answer itself stands above. */
export const planLineRows = pgTable(
  "plan_lines",
  {
    // The fixed widths first, and eight columns at most: so a row needs no room for gaps and missing values.
    hosts: bigint("hosts", { mode: "number" }),
    nextInvoiceDate: day("next_invoice_date"),
    position: integer("position").notNull(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    path: text("path").notNull(),
    family: text("family").notNull(),
    type: text("type"),
    status: text("status").$type<PlanStatus>(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.position] }),
    // Of the day alone: equal keys are kept once, so that it takes a fifth of what it would with the sub-account.
    index("plan_lines_by_day").on(table.nextInvoiceDate),
  ],
);

/** Of changes that the directory may show; in these words, so that the index `changes_shown` is taken. */
export const SHOWN_CHANGE = "state in ('prepared', 'sending', 'unknown', 'needs_person', 'accepted')";

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
    index("changes_shown").on(table.state, table.accountId).where(sql.raw(SHOWN_CHANGE)),
  ],
);
