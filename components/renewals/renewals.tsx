"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { TextButton } from "@/components/ui/text-link";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import type { Role } from "@/lib/domain/permissions";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { ProblemError } from "@/lib/queries/http";
import { renewals } from "@/lib/queries/renewals";
import { RenewalFooter } from "./renewal-footer";
import { RenewalHeader } from "./renewal-header";
import { RenewalTable } from "./renewal-table";
import { RenewalToolbar } from "./renewal-toolbar";
import { useRenewalFilter } from "./use-renewal-filter";

type RenewalsProps = { first: RenewalQuery; today: CalendarDate; role: Role };

/** What Zoom will invoice, day by day, over all sub-accounts; the export is exactly these rows. */
export function Renewals({ first, today, role }: RenewalsProps) {
  const region = useRef<HTMLDivElement>(null);
  const { query, setFilter } = useRenewalFilter(first);
  const list = useInfiniteQuery(renewals(query));
  const { data: report, error, isPlaceholderData, refetch } = list;
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <div className="flex h-full min-h-0 flex-col max-sm:h-auto">
      <RenewalHeader report={report} query={query} role={role} />
      <RenewalToolbar query={query} today={today} setFilter={setFilter} errors={problem?.errors ?? []} />
      {problem ? (
        <div className="px-gutter pb-3">
          <Banner
            kind={problem.status === 400 ? "bad" : "warn"}
            fact={`${problem.title}.`}
            action={<TextButton onClick={() => void refetch()}>Try again</TextButton>}
          >
            {problem.errors?.[0]?.message ?? "The rows below are from the reading before."}
          </Banner>
        </div>
      ) : null}
      <div ref={region} aria-busy={isPlaceholderData} className="min-h-0 flex-1 sm:overflow-y-auto">
        {report ? (
          <RenewalTable
            report={report}
            sort={query.sort}
            onSort={(sort) => void setFilter({ sort })}
            region={region}
            more={list.hasNextPage && !list.isFetching && !error ? list.fetchNextPage : null}
          />
        ) : null}
        {report?.rows.length === 0 ? (
          <NothingInvoiced query={query} clear={() => void setFilter({ q: "" })} />
        ) : null}
      </div>
      {report ? <RenewalFooter report={report} /> : null}
    </div>
  );
}

function NothingInvoiced({ query, clear }: { query: RenewalQuery; clear: () => void }) {
  if (query.q === undefined)
    return (
      <EmptyState title="No plan line is invoiced in this range">
        Dates come from the last reading of each sub-account. A longer range shows later ones.
      </EmptyState>
    );
  return (
    <EmptyState
      title={`No sub-account that matches “${query.q}” is invoiced in this range`}
      action={<TextButton onClick={clear}>Clear the search</TextButton>}
    >
      The search looks at name, id, number and owner's e-mail.
    </EmptyState>
  );
}
