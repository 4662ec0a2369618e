import "server-only";
import { z } from "zod";
import { type CalendarDate, parseCalendarDate } from "@/lib/domain/calendar-date";
import type { CallOptions } from "@/lib/server/zoom/call";
import type { Zoom } from "@/lib/server/zoom/client";
import { parseAnswer } from "@/lib/server/zoom/parse-answer";

/** A row of GET /accounts/billing/renewals. `amount` is in a currency that Zoom does not name. */
export type ZoomRenewal = {
  accountId: string;
  nextRenewalDate: CalendarDate | null;
  /** The earliest day on which any of it is invoiced, which comes before the renewal where a term has several invoices. */
  nextInvoiceDate: CalendarDate | null;
  amount: number | null;
  autoRenew: boolean | null;
  /** What is renewed, as Zoom sent it. */
  subscriptions: unknown[];
};

/** One page of renewals; `nextPageToken` null: the last one. `totalRecords`: how many all pages have, where Zoom says so. */
export type ZoomRenewalPage = {
  renewals: ZoomRenewal[];
  nextPageToken: string | null;
  totalRecords: number | null;
};

// Only the id is indispensable: one odd field must not cost the page.
const rowSchema = z.looseObject({
  account_id: z.string().min(1),
  next_renewal_date: z.string().nullable().catch(null),
  total_renewal_amount: z.number().nullable().catch(null),
  auto_renew: z.boolean().nullable().catch(null),
  renewable_subscriptions: z.array(z.unknown()).catch([]),
});
const pageSchema = z.looseObject({
  results: z.array(z.unknown()),
  next_page_token: z.string().nullish(),
  total_records: z.number().int().nullable().catch(null),
});
const subscriptionSchema = z.looseObject({ next_invoice_date: z.string() });

/**
 * One page of the sub-accounts whose next renewal lies within `interval` days (GET /accounts/billing/renewals, Medium;
 * at most 50 a page, zoom-api.md 2.14). Throws ZoomRefused code 300 when the page token has expired.
 */
export async function listRenewals(
  zoom: Zoom,
  page: { interval: 30 | 60 | 90; pageSize: number; nextPageToken: string | null },
  { priority }: CallOptions = {},
): Promise<ZoomRenewalPage> {
  const token = page.nextPageToken ? { next_page_token: page.nextPageToken } : {};
  const query = { interval: page.interval, page_size: page.pageSize, ...token };
  const path = ["accounts", "billing", "renewals"];
  const body = parseAnswer(await zoom.read({ path, query, label: "medium", priority }), pageSchema);
  // A row without an id is nobody's: the others must not wait for it.
  const rows = body.results.flatMap((row) => rowSchema.safeParse(row).data ?? []);
  return {
    renewals: rows.map(toRenewal),
    nextPageToken: body.next_page_token || null,
    totalRecords: body.total_records,
  };
}

function toRenewal(row: z.infer<typeof rowSchema>): ZoomRenewal {
  const nextRenewalDate = parseCalendarDate(row.next_renewal_date);
  const invoices = row.renewable_subscriptions.flatMap(
    (each) => parseCalendarDate(subscriptionSchema.safeParse(each).data?.next_invoice_date) ?? [],
  );
  return {
    accountId: row.account_id,
    nextRenewalDate,
    nextInvoiceDate: invoices.sort()[0] ?? nextRenewalDate,
    amount: row.total_renewal_amount,
    autoRenew: row.auto_renew,
    subscriptions: row.renewable_subscriptions,
  };
}
