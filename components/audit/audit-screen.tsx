"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { ZoneName } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ReadingNote, SkeletonRows } from "@/components/ui/skeleton-rows";
import { Head, Table, TableHead } from "@/components/ui/table";
import type { AuditFilter } from "@/lib/domain/audit";
import { auditExportPath, auditInfinite } from "@/lib/queries/audit";
import { filterOf, filterPath } from "./audit-filter";
import { AuditRow, auditWidths } from "./audit-row";
import { AuditToolbar } from "./audit-toolbar";

const bars = [3, 9, 7, 9, 12, 5].map((bar) => ({ bar }));

/** Who did what, when: every event, newest first, narrowed by the address. */
export function AuditScreen() {
  const router = useRouter();
  const filter = filterOf(Object.fromEntries(useSearchParams()));
  const list = useInfiniteQuery(auditInfinite(filter));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const narrow = (next: AuditFilter) => router.replace(filterPath(next), { scroll: false });
  return (
    <div className="pb-8">
      <PageHeader
        title="Audit"
        actions={
          <>
            <ButtonLink icon={Download} href={auditExportPath(filter, "csv")} prefetch={false} download>
              CSV
            </ButtonLink>
            <ButtonLink icon={Download} href={auditExportPath(filter, "ndjson")} prefetch={false} download>
              NDJSON, checkable
            </ButtonLink>
          </>
        }
        meta={[
          <span key="what">Only ever added to; each event is chained to the one before</span>,
          <span key="zone">
            Times in <ZoneName />, days of the filter in UTC
          </span>,
        ]}
      />
      <AuditToolbar filter={filter} person={rows[0]?.actor.name ?? "somebody"} onFilter={narrow} />
      {list.error ? (
        <div className="px-gutter pb-3">
          <Banner
            kind="warn"
            fact="The audit could not be read."
            action={
              <Button small onClick={() => void list.refetch()}>
                Try again
              </Button>
            }
          />
        </div>
      ) : null}
      <Table caption="Events, newest first" widths={auditWidths}>
        <TableHead>
          <Head align="right">Place</Head>
          <Head>When</Head>
          <Head>Who</Head>
          <Head>What</Head>
          <Head>About</Head>
          <Head>Address</Head>
        </TableHead>
        {list.isPending ? <SkeletonRows two columns={bars} /> : null}
        <tbody>
          {rows.map((entry) => (
            <AuditRow
              key={entry.position}
              entry={entry}
              pathOf={(actor) => filterPath({ ...filter, actor })}
            />
          ))}
        </tbody>
      </Table>
      {list.isPending ? <ReadingNote className="px-gutter py-3">Reading the audit</ReadingNote> : null}
      {list.isSuccess && rows.length === 0 ? (
        <EmptyState
          title="No event matches"
          action={<Button onClick={() => narrow({})}>Clear filters</Button>}
        >
          Names are those of people who signed in; all else is found by its whole id.
        </EmptyState>
      ) : null}
      {list.hasNextPage ? (
        <div className="px-gutter py-3">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? "Reading" : "Show older"}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
