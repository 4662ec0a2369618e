"use client";

import { lazy, Suspense } from "react";
import { ReadingNote } from "@/components/ui/skeleton-rows";
import type { SyncStatus } from "@/lib/domain/sync";
import type { DirectoryFilter } from "./use-directory-filter";
import type { DirectoryList } from "./use-directory-list";
import type { ReadNow } from "./use-reading";

// Fetched when they are needed: hardly any visit shows them.
const DirectoryFailure = lazy(() =>
  import("./directory-failure").then((file) => ({ default: file.DirectoryFailure })),
);
const NothingRead = lazy(() => import("./directory-empty").then((file) => ({ default: file.NothingRead })));
const NothingFound = lazy(() => import("./directory-empty").then((file) => ({ default: file.NothingFound })));

type NoRowsProps = {
  list: DirectoryList;
  directory: DirectoryFilter;
  sync: SyncStatus | undefined;
  readNow: ReadNow;
};

/** Why there is no row: none has come yet, it failed, nothing was read from Zoom, or the filter leaves none. */
export function NoRows({ list, directory, sync, readNow }: NoRowsProps) {
  const { placed, problem, retry } = list;
  if (!placed && !problem) return <ReadingNote className="px-gutter py-3">Reading the directory</ReadingNote>;
  if (placed?.allTotal === 0 && sync?.state === "running")
    return (
      <ReadingNote className="px-gutter py-3">The first reading runs. Rows appear as they come</ReadingNote>
    );
  return (
    <Suspense>
      {problem ? (
        <DirectoryFailure problem={problem} onRetry={retry} />
      ) : placed?.allTotal === 0 ? (
        <NothingRead sync={sync} readNow={readNow} />
      ) : (
        <NothingFound directory={directory} />
      )}
    </Suspense>
  );
}
