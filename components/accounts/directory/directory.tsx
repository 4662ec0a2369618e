"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { SearchBox } from "@/components/ui/search-box";
import { ReadingNote } from "@/components/ui/skeleton-rows";
import { useRowWindow } from "@/components/ui/use-row-window";
import type { Role } from "@/lib/domain/permissions";
import { accountsInfinite } from "@/lib/queries/accounts";
import { ProblemError } from "@/lib/queries/http";
import { useSingleKeys } from "../use-single-keys";
import { DirectoryBanner } from "./directory-banner";
import { NothingFound, NothingRead } from "./directory-empty";
import { DirectoryFooter } from "./directory-footer";
import { directoryMeta } from "./directory-meta";
import { DirectoryTable } from "./directory-table";
import { DirectoryToolbar } from "./directory-toolbar";
import { filterChips, filterParts } from "./filter-chips";
import { useDirectoryFilter } from "./use-directory-filter";
import { usePlanLabel } from "./use-plan-label";
import { useReading } from "./use-reading";
import { useRowCursor } from "./use-row-cursor";

// Fetched when it is needed: hardly any visit shows it.
const DirectoryFailure = lazy(() =>
  import("./directory-failure").then((file) => ({ default: file.DirectoryFailure })),
);
// So many rows before the end of what is loaded, the next page is asked for.
const AHEAD = 40;

/** Every sub-account: search, filters, order and rows, all of it told by the address. */
export function Directory({ role }: { role: Role }) {
  const region = useRef<HTMLDivElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const [filterOpen, setFilterOpen] = useState(false);
  const directory = useDirectoryFilter();
  const planLabel = usePlanLabel(directory.filter.plan);
  const { sync, readNow } = useReading(role);
  const list = useDirectoryList(directory.filter);
  const { rows, total, allTotal } = list;

  const rowWindow = useRowWindow({ count: total ?? 0, region });
  const { visible, reveal, last } = rowWindow;
  useEffect(() => list.readAhead(last), [list.readAhead, last]);
  const pageRows = useCallback(() => Math.max(1, visible.endIndex - visible.startIndex - 1), [visible]);
  const cursor = useRowCursor({ count: total ?? 0, pageRows, reveal, table: region });
  const { setCursor } = cursor;
  useEffect(() => {
    void directory.filter;
    region.current?.scrollTo({ top: 0 });
    setCursor(-1);
  }, [directory.filter, setCursor]);
  useSingleKeys((key) => {
    if (key === "/") searchInput.current?.focus();
    else if (key === "f") setFilterOpen(true);
    else return cursor.press(key);
    return true;
  });
  const fromSearch = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" && cursor.press("Home")) event.preventDefault();
  };

  const parts = filterParts(directory.filter, planLabel);
  const empty = total === 0;
  return (
    <div className="flex h-full min-h-0 flex-col max-sm:h-auto">
      <PageHeader title="Directory" meta={directoryMeta(allTotal, sync, readNow)} />
      <DirectoryToolbar
        directory={directory}
        chips={filterChips(directory.filter, planLabel)}
        filterOpen={filterOpen}
        onFilterOpen={setFilterOpen}
        total={total}
        allTotal={allTotal}
        search={
          <SearchBox
            label="Name, id, number or e-mail"
            query={directory.filter.q ?? ""}
            onSearch={directory.search}
            onKeyDown={fromSearch}
            inputRef={searchInput}
            autoFocus={role === "support"}
          />
        }
      />
      <div className="empty:hidden px-gutter pb-3">
        <DirectoryBanner
          problem={rows.length > 0 ? list.problem : null}
          onRetry={list.retry}
          sync={sync}
          readNow={readNow}
          directory={directory}
        />
      </div>
      <div ref={region} className="relative min-h-0 flex-1 sm:overflow-y-auto">
        <DirectoryTable
          rows={rows}
          loading={total === null && !list.problem}
          rowWindow={rowWindow}
          sort={directory.filter.sort}
          onSort={(sort) => directory.change({ sort })}
          cursor={cursor.cursor}
          onCursor={setCursor}
          rowCount={total ?? -1}
        />
        {total === null && !list.problem ? (
          <ReadingNote className="px-gutter py-3">Reading the directory</ReadingNote>
        ) : null}
        {list.problem && rows.length === 0 ? (
          <Suspense>
            <DirectoryFailure problem={list.problem} onRetry={list.retry} />
          </Suspense>
        ) : null}
        {empty && allTotal === 0 && sync?.state !== "running" ? (
          <NothingRead sync={sync} readNow={readNow} />
        ) : null}
        {empty && allTotal === 0 && sync?.state === "running" ? (
          <ReadingNote className="px-gutter py-3">
            The first reading runs. Rows appear as they come
          </ReadingNote>
        ) : null}
        {empty && allTotal !== 0 ? (
          <NothingFound filter={directory.filter} parts={parts} directory={directory} />
        ) : null}
      </div>
      <DirectoryFooter rows={rows} total={total ?? 0} visible={visible} />
    </div>
  );
}

/** All loaded pages as one list; `readAhead` asks for the next page when the screen comes near its end. */
function useDirectoryList(filter: Parameters<typeof accountsInfinite>[0]) {
  const query = useInfiniteQuery(accountsInfinite(filter));
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const newest = data?.pages.at(-1);
  const total = newest ? (hasNextPage ? Math.max(newest.total, rows.length) : rows.length) : null;
  const readAhead = useCallback(
    (lastIndex: number) => {
      if (hasNextPage && !isFetching && !isError && lastIndex >= rows.length - AHEAD) void fetchNextPage();
    },
    [hasNextPage, isFetching, isError, rows.length, fetchNextPage],
  );
  return {
    rows,
    total,
    allTotal: newest?.allTotal ?? null,
    problem: query.error instanceof ProblemError ? query.error.problem : null,
    retry: () => void query.refetch(),
    readAhead,
  };
}
