"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { Moment } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { rolesWith } from "@/lib/domain/permissions";
import type { SyncStatus } from "@/lib/domain/sync";
import { type AccountFilter, accountsPage } from "@/lib/queries/accounts";
import type { Chip } from "./filter-chips";
import type { DirectoryFilter, FilterName } from "./use-directory-filter";
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

type NothingFoundProps = { filter: AccountFilter; parts: readonly Chip[]; directory: DirectoryFilter };

/** The filters leave nothing: names them, says what the last one hides, and drops them. */
export function NothingFound({ filter, parts, directory }: NothingFoundProps) {
  const last = parts.at(-1);
  const without = useQuery({
    ...accountsPage(last ? withoutPart(filter, last.name) : filter, 1),
    enabled: parts.length > 1,
  });
  const names = parts.map(({ name }) => name);
  return (
    <EmptyState
      title={`No sub-account matches ${partsWords(parts)}`}
      action={
        <>
          {parts.map(({ name, field, value }) => (
            <FilterChip key={name} field={field} value={value} onRemove={() => directory.drop([name])} />
          ))}
          <Button small onClick={() => directory.drop(names)}>
            {clearWords(parts.length)}
          </Button>
        </>
      }
    >
      {last && without.data ? (
        <p>
          Without “{last.field} {last.value}” there {without.data.total === 1 ? "is" : "are"}{" "}
          {without.data.total === 0 ? "none either" : without.data.total.toLocaleString("en-GB")}.
        </p>
      ) : null}
    </EmptyState>
  );
}

function withoutPart(filter: AccountFilter, name: FilterName): AccountFilter {
  const { [name]: _dropped, ...rest } = filter;
  return rest;
}

function partsWords(parts: readonly Chip[]): string {
  if (parts.length === 2) return "both filters";
  if (parts.length > 2) return `all ${parts.length} filters`;
  return parts[0]?.name === "q" ? "the search" : "the filter";
}

function clearWords(count: number): string {
  if (count === 1) return "Clear";
  return count === 2 ? "Clear both" : "Clear all";
}
