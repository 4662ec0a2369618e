"use client";

import { useRef } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { TextButton } from "@/components/ui/text-link";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import type { Role } from "@/lib/domain/permissions";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { RenewalFooter } from "./renewal-footer";
import { RenewalHeader } from "./renewal-header";
import { RenewalProblem } from "./renewal-problem";
import { RenewalTable } from "./renewal-table";
import { RenewalToolbar } from "./renewal-toolbar";
import { useRenewalFilter } from "./use-renewal-filter";
import { useRenewalReport } from "./use-renewal-report";

type RenewalsProps = { first: RenewalQuery; today: CalendarDate; role: Role };

/** What Zoom will invoice, day by day, over all sub-accounts; the export is exactly these rows. */
export function Renewals({ first, today, role }: RenewalsProps) {
  const region = useRef<HTMLDivElement>(null);
  const filter = useRenewalFilter(first);
  const { query } = filter;
  const { shown, busy, problem, retry, more } = useRenewalReport(query);
  const isEmpty = shown?.report.rows.length === 0 && !problem;
  return (
    <div className="flex h-full min-h-0 flex-col max-sm:h-auto">
      <RenewalHeader report={shown?.report} query={query} role={role} />
      <RenewalToolbar filter={filter} today={today} errors={problem?.errors ?? []} />
      {problem ? <RenewalProblem problem={problem} shown={shown} query={query} onRetry={retry} /> : null}
      <div ref={region} className="min-h-0 flex-1 sm:overflow-y-auto">
        {shown ? (
          <RenewalTable
            shown={shown}
            sort={query.sort}
            onSort={filter.order}
            region={region}
            busy={busy}
            more={more}
          />
        ) : null}
        {isEmpty ? <NothingInvoiced query={shown.query} clear={() => filter.search("")} /> : null}
      </div>
      {shown ? <RenewalFooter report={shown.report} /> : null}
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
