import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ChangeFilter } from "@/lib/queries/changes";
import { kindOptions, outcomeOptions } from "./change-filter";

type NoChangesProps = { filter: ChangeFilter; onFilter: (filter: ChangeFilter) => void };

/** The journal without rows: nothing was ever asked for, or nothing matches. */
export function NoChanges({ filter, onFilter }: NoChangesProps) {
  const words = [
    outcomeOptions.find(({ value }) => value === filter.state)?.label,
    kindOptions.find(({ value }) => value === filter.kind)?.label,
    filter.accountId ? "one sub-account" : undefined,
    filter.unexplained ? "refusals nobody has explained" : undefined,
  ].filter((word) => word !== undefined);
  if (words.length === 0) {
    return (
      <EmptyState
        title="No change has been asked for yet"
        action={<ButtonLink href="/accounts">Open the directory</ButtonLink>}
      >
        Subscribing, changing hosts and add-ons are kept here from the first one on.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={words.length === 1 ? "No change matches the filter" : "No change matches these filters"}
      action={<Button onClick={() => onFilter({})}>Clear filters</Button>}
    >
      Narrowed to: {words.join(", ")}.
    </EmptyState>
  );
}
