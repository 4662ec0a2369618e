"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { ZoneName } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { countWords } from "@/components/ui/count-words";
import { ReadingNote, SkeletonRows } from "@/components/ui/skeleton-rows";
import { Head, Table, TableHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { type ChangeFilter, changesInfinite } from "@/lib/queries/changes";
import { problemIn } from "../flow/use-read-plans";
import { filterOf, filterPath, unexplainedRefusals } from "./change-filter";
import { ChangeRow, changeWidths } from "./change-row";
import { ChangeToolbar } from "./change-toolbar";
import { NoChanges } from "./no-changes";

const bars = [
  { bar: 12 },
  { bar: 5 },
  { bar: 9 },
  { bar: 3, align: "right" },
  { bar: 5 },
  { bar: 5, align: "right" },
  { bar: 9 },
] as const;

/**
 * Every change that was ever asked for, newest first, narrowed by the address.
 * @param props.unexplained how many refusals the phrasebook has no words for; 0 says nothing
 */
export function ChangeJournal({ unexplained = 0 }: { unexplained?: number }) {
  const router = useRouter();
  const filter = filterOf(Object.fromEntries(useSearchParams()));
  const list = useInfiniteQuery(changesInfinite(filter));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? null;
  const narrow = (next: ChangeFilter) => router.replace(filterPath(next), { scroll: false });
  return (
    <div className="pb-8">
      <header className="px-gutter pt-6 pb-4 max-sm:pt-4">
        <h1 className="font-title text-title">Changes</h1>
        <p className="mt-1.5 text-ink-2 text-meta">
          Everything that was asked of Zoom through Plandesk and how it ended. Times in <ZoneName />.
        </p>
        {unexplained > 0 ? (
          <p className="mt-1 text-meta">
            <TextLink href={filterPath(unexplainedRefusals)}>
              {countWords(unexplained, "refusal")} nobody has explained yet
            </TextLink>
          </p>
        ) : null}
      </header>
      <ChangeToolbar filter={filter} onFilter={narrow} accountName={rows[0]?.accountName} total={total} />
      {list.error ? (
        <div className="px-gutter pb-3">
          <Banner
            kind="warn"
            fact={`${problemIn(list.error).title}.`}
            action={
              <Button small onClick={() => void list.refetch()}>
                Try again
              </Button>
            }
          >
            {rows.length > 0 ? "The rows below are from the last read." : "The journal could not be read."}
          </Banner>
        </div>
      ) : null}
      <Table caption="Changes, newest first" widths={changeWidths}>
        <TableHead>
          <Head>Sub-account</Head>
          <Head>Outcome</Head>
          <Head>Change</Head>
          <Head align="right">Before, wanted</Head>
          <Head>Asked by</Head>
          <Head align="right">When</Head>
          <Head className="pl-6">Zoom’s words</Head>
        </TableHead>
        {list.isPending ? <SkeletonRows two columns={bars} /> : null}
        <tbody>
          {rows.map((change) => (
            <ChangeRow key={change.id} change={change} />
          ))}
        </tbody>
      </Table>
      {list.isPending ? <ReadingNote className="px-gutter py-3">Reading the journal</ReadingNote> : null}
      {total === 0 ? <NoChanges filter={filter} onFilter={narrow} /> : null}
      {list.hasNextPage ? (
        <div className="px-gutter py-3">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? "Reading" : `Show more, ${rows.length} of ${total}`}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
