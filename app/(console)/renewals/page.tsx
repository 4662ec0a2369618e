import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { readerDay } from "@/app/reader-zone";
import { Renewals } from "@/components/renewals/renewals";
import { addDays } from "@/lib/domain/calendar-date";
import { type RenewalQuery, renewalQuerySchema } from "@/lib/domain/renewal-query";
import { RENEWALS_A_PAGE, renewals } from "@/lib/queries/renewals";
import { requirePage } from "@/lib/server/auth/page";
import { firstRenewals } from "@/lib/server/services/renewals/list-renewals";

export const metadata: Metadata = { title: "Renewals" };

// Both ends are shown: thirty days.
const FIRST_DAYS = 29;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What Zoom invoices when; the next 30 days unless the address says otherwise. */
export default async function RenewalsPage({ searchParams }: Props) {
  const { context, caller } = await requirePage("renewals.read");
  const today = await readerDay(context.clock.now());
  const first: RenewalQuery = { from: today, to: addDays(today, FIRST_DAYS), sort: "date" };
  const asked = renewalQuerySchema.safeParse({ ...first, ...(await searchParams) });
  const client = new QueryClient();
  if (asked.success)
    client.setQueryData(renewals(asked.data).queryKey, {
      pages: [await firstRenewals(context, caller, { ...asked.data, limit: RENEWALS_A_PAGE })],
      pageParams: [null],
    });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Renewals first={first} today={today} role={caller.person.role} />
    </HydrationBoundary>
  );
}
