"use client";

import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { AT_ONCE_MS, SearchBox } from "@/components/ui/search-box";
import { useRowWindow } from "@/components/ui/use-row-window";
import type { SyncStatus } from "@/lib/domain/sync";
import type { FirstPage } from "@/lib/queries/account-list";
import { useSingleKeys } from "../use-single-keys";
import { DirectoryFooter } from "./directory-footer";
import { directoryMeta } from "./directory-meta";
import { DirectoryTable } from "./directory-table";
import { DirectoryToolbar } from "./directory-toolbar";
import { holdPress } from "./hold-press";
import { NoRows } from "./no-rows";
import { useDirectoryFilter } from "./use-directory-filter";
import { useDirectoryList } from "./use-directory-list";
import { useDirectoryView } from "./use-directory-view";
import { useKeptRow } from "./use-kept-row";
import { useReading } from "./use-reading";
import { useRowCursor } from "./use-row-cursor";
import { useSteadyRows } from "./use-steady-rows";

// Most visits have nothing to be told.
const DirectoryBanner = lazy(() =>
  import("./directory-banner").then((file) => ({ default: file.DirectoryBanner })),
);

type DirectoryProps = {
  personId: string;
  /** Support comes to search. */
  searches: boolean;
  /** May have all sub-accounts read anew. */
  mayRead: boolean;
  first: FirstPage;
  reading: SyncStatus;
};

/** Every sub-account: search, filters, order, columns and rows, all of it told by the address. */
export function Directory({ personId, searches, mayRead, first: given, reading }: DirectoryProps) {
  const region = useRef<HTMLDivElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const [filterOpen, setFilterOpen] = useState(false);
  const directory = useDirectoryFilter();
  const { view, choose } = useDirectoryView(personId);
  const { sync, readNow } = useReading(mayRead, reading);
  const list = useDirectoryList(directory.filter, given);
  const { placed, need, bring } = list;

  const count = placed?.count ?? 0;
  const rowWindow = useRowWindow({ count, region, wideRowPx: view.density === "two" ? 48 : 36 });
  const { visible, reveal, first, last } = rowWindow;
  useEffect(() => need(first, last), [need, first, last]);
  const pageRows = useCallback(() => Math.max(1, visible.endIndex - visible.startIndex - 1), [visible]);
  const cursor = useRowCursor({ count, pageRows, reveal, bring, table: region });
  useSteadyRows(placed, rowWindow, cursor.leave);
  const keepRow = useKeptRow(placed?.numbered ? placed.list : undefined, cursor.goTo);
  useSingleKeys((key) => {
    if (key === "/") searchInput.current?.focus();
    else if (key === "f") setFilterOpen(true);
    else return cursor.press(key);
    return true;
  });
  const fromSearch = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" && cursor.press("Home")) event.preventDefault();
  };

  const problem = count > 0 ? list.problem : null;
  return (
    <div className="flex h-full min-h-0 flex-col max-sm:h-auto">
      <PageHeader title="Directory" meta={directoryMeta(placed?.allTotal ?? null, sync, readNow)} />
      <DirectoryToolbar
        directory={directory}
        filterOpen={filterOpen}
        onFilterOpen={setFilterOpen}
        view={view}
        onView={choose}
        list={list}
        search={
          <SearchBox
            label="Name, id, number or e-mail"
            query={directory.filter.q ?? ""}
            onSearch={directory.search}
            onKeyDown={fromSearch}
            inputRef={searchInput}
            autoFocus={searches}
            waitMs={AT_ONCE_MS}
          />
        }
      />
      <div className="empty:hidden px-gutter pb-3">
        {problem || sync.state === "failed" || sync.plansFailed > 0 ? (
          <Suspense>
            <DirectoryBanner
              problem={problem}
              onRetry={list.retry}
              sync={sync}
              readNow={readNow}
              directory={directory}
            />
          </Suspense>
        ) : null}
      </div>
      <div
        ref={region}
        onClickCapture={(event) => {
          keepRow(event);
          holdPress(event, searchInput.current?.value);
        }}
        onWheel={cursor.letGo}
        onTouchMove={cursor.letGo}
        onPointerDown={cursor.letGo}
        className="relative min-h-0 flex-1 [overflow-anchor:none] sm:overflow-auto"
      >
        <DirectoryTable
          placed={placed}
          loading={placed === null && !list.problem}
          old={list.old}
          rowWindow={rowWindow}
          view={view}
          sort={directory.filter.sort}
          onSort={(sort) => directory.change({ sort })}
          cursor={cursor.cursor}
          onCursor={cursor.setCursor}
        />
        {count === 0 ? <NoRows list={list} directory={directory} sync={sync} readNow={readNow} /> : null}
      </div>
      <DirectoryFooter placed={placed} visible={visible} />
    </div>
  );
}
