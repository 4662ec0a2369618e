"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { accountsList, type FirstPage, withFirstPage } from "@/lib/queries/account-list";
import { type Anchor, type PlacedRows, placeRows } from "@/lib/queries/account-pages";
import type { AccountFilter } from "@/lib/queries/accounts";
import { ProblemError } from "@/lib/queries/http";

// So many rows before the end of what is loaded, the next page is asked for.
const AHEAD = 40;

/**
 * The loaded rows of a filter, in their place among all rows. `need` asks for the rows of the screen: one page at a
 * time, from the nearer end where the number of rows is known. Pages have no numbers, only neighbours, so the middle
 * is reached by reading on towards it.
 */
export function useDirectoryList(filter: AccountFilter, given: FirstPage) {
  const list = accountsList(filter);
  const [chosen, setChosen] = useState({ list, anchor: "start" as Anchor, turn: 0 });
  const { anchor, turn } = chosen.list === list ? chosen : { anchor: "start" as const, turn: 0 };
  const query = useInfiniteQuery(withFirstPage(given, filter, anchor, turn));
  const { data, isPlaceholderData, isFetching, isError, fetchNextPage, fetchPreviousPage } = query;
  const placed = useMemo(() => (data ? placeRows(data.pages) : null), [data]);
  const startAt = useCallback(
    (edge: Anchor) => setChosen({ list, anchor: edge, turn: edge === anchor ? turn + 1 : turn }),
    [list, anchor, turn],
  );

  const need = useCallback(
    (first: number, last: number) => {
      if (!placed || isPlaceholderData || isFetching || isError) return;
      const wish = nextRead(placed, first, last);
      if (wish === "after") void fetchNextPage();
      else if (wish === "before") void fetchPreviousPage();
      else if (wish) startAt(wish);
    },
    [placed, isPlaceholderData, isFetching, isError, fetchNextPage, fetchPreviousPage, startAt],
  );
  /** Brings an end of the list, by one request; true when it is there. */
  const bring = useCallback(
    (edge: Anchor): boolean => {
      if (!placed || placed.list !== list) return false;
      if (edge === "start" ? placed.atStart : placed.atEnd) return true;
      if (edge !== anchor || !isPlaceholderData) startAt(edge);
      return false;
    },
    [placed, list, anchor, isPlaceholderData, startAt],
  );
  return {
    placed,
    /** The rows are those of the filter before. */
    old: placed !== null && placed.list !== list,
    problem: query.error instanceof ProblemError ? query.error.problem : null,
    retry: () => void query.refetch(),
    need,
    bring,
  };
}

export type DirectoryList = ReturnType<typeof useDirectoryList>;

/** What to read so that the rows from `first` to `last` are there: a neighbouring page, or anew from an end. */
export function nextRead(
  placed: PlacedRows,
  first: number,
  last: number,
): "after" | "before" | Anchor | null {
  const { atStart, atEnd, count, numbered, totalIsExact } = placed;
  const end = placed.first + placed.rows.length;
  if (!atEnd && first >= end && totalIsExact && count - 1 - last < first - end) return "end";
  if (!atStart && last < placed.first && numbered && first < placed.first - last) return "start";
  if (!atEnd && last >= end - AHEAD) return "after";
  return !atStart && first < placed.first + AHEAD ? "before" : null;
}
