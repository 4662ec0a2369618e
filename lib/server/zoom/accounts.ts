import "server-only";
import { z } from "zod";
import { type CalendarDate, parseCalendarDate } from "@/lib/domain/calendar-date";
import type { CallOptions } from "@/lib/server/zoom/call";
import type { Zoom } from "@/lib/server/zoom/client";
import { parseAnswer } from "@/lib/server/zoom/parse-answer";

type Json = Record<string, unknown>;

/** A row of GET /accounts. `otherFields` is what of Zoom's row stands in no field of ours: unknown ones and odd values. */
export type ZoomAccountRow = {
  id: string;
  name: string;
  accountNumber: string | null;
  accountType: string | null;
  ownerEmail: string | null;
  seats: number | null;
  createdAt: string | null;
  subscriptionStart: CalendarDate | null;
  subscriptionEnd: CalendarDate | null;
  reseller: boolean;
  bulkLicense: boolean;
  otherFields: Json;
};

/** GET /accounts/{accountId}: the row and who pays; `payMode` null: Zoom did not say. */
export type ZoomAccount = ZoomAccountRow & { payMode: "master" | "sub" | null };

/** One page of GET /accounts; `nextPageToken` null: the last one. A token lives 15 minutes. */
export type ZoomAccountPage = {
  accounts: ZoomAccountRow[];
  /** Rows without an id. */
  unreadable: number;
  nextPageToken: string | null;
  totalRecords: number | null;
};

// Zoom's have 22 characters; what is longer than an index takes could not be kept.
const LONGEST_ID = 500;

// Only the id is indispensable: one odd field of one row must not cost the whole directory, so the rest becomes null.
const textSchema = z.string().min(1).nullable().catch(null);
const flagSchema = z.boolean().catch(false);
const rowSchema = z.looseObject({
  id: z.string().min(1).max(LONGEST_ID),
  account_name: z.string().catch(""),
  // A number since 2023, a string in 2021.
  account_number: z.union([z.string(), z.number()]).transform(String).nullable().catch(null),
  account_type: textSchema,
  owner_email: textSchema,
  // What a column of ours holds.
  seats: z.int32().nullable().catch(null),
  created_at: textSchema,
  subscription_start_time: textSchema,
  subscription_end_time: textSchema,
  reseller: flagSchema,
  bulk_license: flagSchema,
});
const optionsSchema = z.looseObject({ pay_mode: z.enum(["master", "sub"]).nullable().catch(null) });

// Rows are parsed one by one from the raw array, so that an odd field is still there as Zoom sent it.
const rawSchema = z.record(z.string(), z.unknown());
const accountSchema = rawSchema.refine((row) => rowSchema.safeParse(row).success, "has no id");
// A row without an id is nobody's: the others must not wait for it. Where none has one it is no page.
const hasId = (row: unknown): row is Json => accountSchema.safeParse(row).success;
const pageSchema = z.looseObject({
  accounts: z.array(z.unknown()).refine((rows) => rows.length === 0 || rows.some(hasId), "have no ids"),
  next_page_token: z.string().nullish(),
  total_records: z.number().int().nullable().catch(null),
});

/**
 * One page of the sub-accounts (GET /accounts, Medium). `pageSize` is at most 300 (zoom-api.md 2.2).
 *
 * Throws ZoomRefused code 300 when the page token has expired.
 */
export async function listAccounts(
  zoom: Zoom,
  page: { pageSize: number; nextPageToken?: string | null },
  { priority }: CallOptions = {},
): Promise<ZoomAccountPage> {
  const token = page.nextPageToken ? { next_page_token: page.nextPageToken } : {};
  const query = { page_size: page.pageSize, ...token };
  const answer = await zoom.read({ path: ["accounts"], query, label: "medium", priority });
  const body = parseAnswer(answer, pageSchema);
  const accounts = body.accounts.filter(hasId);
  return {
    accounts: accounts.map(toRow),
    unreadable: body.accounts.length - accounts.length,
    nextPageToken: body.next_page_token || null,
    totalRecords: body.total_records,
  };
}

/** One sub-account (GET /accounts/{accountId}, Light). Throws ZoomRefused 404 code 2001 for an unknown one. */
export async function getAccount(
  zoom: Zoom,
  accountId: string,
  { priority }: CallOptions = {},
): Promise<ZoomAccount> {
  const answer = await zoom.read({ path: ["accounts", accountId], label: "light", priority });
  const raw = parseAnswer(answer, accountSchema);
  const options = optionsSchema.safeParse(raw.options);
  return { ...toRow(raw), payMode: options.success ? options.data.pay_mode : null };
}

function toRow(raw: Json): ZoomAccountRow {
  const row = rowSchema.parse(raw);
  const subscriptionStart = parseCalendarDate(row.subscription_start_time);
  const subscriptionEnd = parseCalendarDate(row.subscription_end_time);
  const kept = {
    ...row,
    subscription_start_time: subscriptionStart && `${subscriptionStart}T00:00:00Z`,
    subscription_end_time: subscriptionEnd && `${subscriptionEnd}T00:00:00Z`,
  };
  return {
    id: row.id,
    name: row.account_name,
    accountNumber: row.account_number,
    accountType: row.account_type,
    ownerEmail: row.owner_email,
    seats: row.seats,
    createdAt: row.created_at,
    subscriptionStart,
    subscriptionEnd,
    reseller: row.reseller,
    bulkLicense: row.bulk_license,
    otherFields: otherFields(raw, kept),
  };
}

// Most rows have none: to keep every field twice would be a seventh of all that the directory takes on disk.
function otherFields(raw: Json, kept: Record<string, unknown>): Json {
  const isKept = (name: string, value: unknown) =>
    Object.hasOwn(rowSchema.shape, name) &&
    (value === null || value === "" || (kept[name] !== null && String(kept[name]) === String(value)));
  return Object.fromEntries(Object.entries(raw).filter(([name, value]) => !isKept(name, value)));
}
