"use client";

import { useQuery } from "@tanstack/react-query";
import { Age, AgeAndTime } from "@/components/ui/age";
import { type Fact, Facts } from "@/components/ui/facts";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatusIcon } from "@/components/ui/status";
import type { SyncStatus } from "@/lib/domain/sync";
import { syncStatus } from "@/lib/queries/sync";

/** How fresh everything is: the reading under way, or how the last one ended. */
export function ReadingPanel() {
  const { data: sync } = useQuery(syncStatus());
  if (!sync) return <p className="min-h-16 text-ink-3">Asking how far the reading is</p>;
  return (
    <div className="grid min-h-16 gap-3">
      {sync.state === "running" ? <Running sync={sync} /> : null}
      <Facts items={readingFacts(sync)} />
    </div>
  );
}

function Running({ sync }: { sync: SyncStatus }) {
  const total = Math.max(sync.plansTotal, sync.accountsListed);
  return (
    <div className="grid gap-1.5">
      <ProgressBar label="Read from Zoom" done={sync.plansRead} total={total} className="w-full" />
      <p className="text-meta">
        {sync.plansRead.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} sub-accounts
      </p>
    </div>
  );
}

const never = <span className="text-ink-3">not yet</span>;

function readingFacts(sync: SyncStatus): Fact[] {
  const ended = sync.finishedAt ? <AgeAndTime at={sync.finishedAt} /> : never;
  return [
    ...(sync.state === "running" && sync.startedAt
      ? [{ term: "Began", value: <Age at={sync.startedAt} ago className="text-inherit" /> }]
      : [{ term: sync.state === "failed" ? "Stopped" : "Last full read", value: ended }]),
    { term: "Sub-accounts", value: sync.accountsListed.toLocaleString("en-GB") },
    ...(sync.plansFailed > 0
      ? [{ term: "Could not read", value: <CouldNotRead count={sync.plansFailed} /> }]
      : []),
    ...(sync.error ? [{ term: "Cause", value: sync.error }] : []),
  ];
}

function CouldNotRead({ count }: { count: number }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-strong">
      <StatusIcon word="Could not read" />
      {count.toLocaleString("en-GB")}
    </span>
  );
}
