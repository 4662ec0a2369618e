"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { Moment } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { totalWords } from "@/components/ui/total-words";
import { rolesWith } from "@/lib/domain/permissions";
import type { SyncStatus } from "@/lib/domain/sync";
import { type AccountFilter, accountsPage } from "@/lib/queries/accounts";
import { directoryFilter, type FilterName } from "./directory-filter";
import { type Chip, filterParts } from "./filter-chips";
import type { DirectoryFilter } from "./use-directory-filter";
import { useFilterLabels } from "./use-filter-labels";
import type { ReadNow } from "./use-reading";

/** Nothing was read yet: why, and who may start a reading. */
export function NothingRead({ sync, readNow }: { sync: SyncStatus | undefined; readNow: ReadNow }) {
  return (
    <EmptyState
      title="No sub-account has been read yet"
      action={
        <>
          {readNow.allowed ? (
            <Button small icon={RefreshCw} busy={readNow.starting} onClick={readNow.start}>
              Read now
            </Button>
          ) : null}
          <span className="text-ink-3">Read now: {rolesWith("sync.run").join(", ")}</span>
        </>
      }
    >
      {sync?.error && sync.finishedAt ? (
        <p>
          Last try at <Moment at={sync.finishedAt} />: {sync.error}
        </p>
      ) : (
        <p>The first reading begins by itself when Plandesk's worker starts.</p>
      )}
    </EmptyState>
  );
}

/** The filters leave nothing: names them, says what the last one hides, and drops them. */
export function NothingFound({ directory }: { directory: DirectoryFilter }) {
  const { filter } = directory;
  const parts = filterParts(filter, useFilterLabels(filter));
  const last = parts.at(-1);
  const fewer = useQuery({
    ...accountsPage(last ? without(filter, last.names) : filter, 1),
    enabled: parts.length > 1,
  });
  const names = parts.flatMap((part) => part.names);
  return (
    <EmptyState
      title={`No sub-account matches ${partsWords(parts)}`}
      action={
        <>
          {parts.map(({ names: own, field, value }) => (
            <FilterChip key={own[0]} field={field} value={value} onRemove={() => directory.drop(own)} />
          ))}
          <Button small onClick={() => directory.drop(names)}>
            {clearWords(parts.length)}
          </Button>
        </>
      }
    >
      {last && fewer.data ? (
        <p>
          Without “{last.field} {last.value}” there {fewer.data.total === 1 ? "is" : "are"}{" "}
          {fewer.data.total === 0 ? "none either" : totalWords(fewer.data)}.
        </p>
      ) : null}
    </EmptyState>
  );
}

function without(filter: AccountFilter, names: readonly FilterName[]): AccountFilter {
  return directoryFilter({ ...filter, ...Object.fromEntries(names.map((name) => [name, null])) });
}

function partsWords(parts: readonly Chip[]): string {
  if (parts.length === 2) return "both filters";
  if (parts.length > 2) return `all ${parts.length} filters`;
  return parts[0]?.names[0] === "q" ? "the search" : "the filter";
}

function clearWords(count: number): string {
  if (count === 1) return "Clear";
  return count === 2 ? "Clear both" : "Clear all";
}
