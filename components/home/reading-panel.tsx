"use client";

import { useQuery } from "@tanstack/react-query";
import { Age, AgeAndTime } from "@/components/ui/age";
import { type Fact, Facts } from "@/components/ui/facts";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatusIcon } from "@/components/ui/status";
import { leftWords } from "@/components/ui/time-words";
import type { SyncStatus } from "@/lib/domain/sync";
import { syncStatus } from "@/lib/queries/sync";

/** How fresh everything is: the reading under way, or how the last one ended. */
export function ReadingPanel() {
  const { data: sync } = useQuery(syncStatus());
  if (!sync) return <p className="min-h-16 text-ink-3">Asking how far the reading is</p>;
  return (
    <div className="grid min-h-16 gap-3">
      {underWay(sync) ? <Progress sync={sync} /> : null}
      <Facts items={readingFacts(sync)} />
    </div>
  );
}

/** True from the beginning of a reading until it ends, paused or not. */
function underWay({ state, finishedAt }: SyncStatus): boolean {
  return state === "running" || (state === "paused" && finishedAt === null);
}

function Progress({ sync }: { sync: SyncStatus }) {
  const total = Math.max(sync.plansTotal, sync.accountsListed);
  const live = sync.state === "running";
  return (
    <div className="grid gap-1.5">
      <ProgressBar label="Read from Zoom" done={sync.plansRead} total={total} className="w-full" />
      <p className="flex flex-wrap justify-between gap-x-4 text-meta">
        <span>
          {sync.plansRead.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} sub-accounts
        </span>
        <span className="text-ink-3">{live ? leftWords(sync.secondsLeft) : "paused"}</span>
      </p>
    </div>
  );
}

const never = <span className="text-ink-3">not yet</span>;

function readingFacts(sync: SyncStatus): Fact[] {
  const ended = sync.finishedAt ? <AgeAndTime at={sync.finishedAt} /> : never;
  return [
    ...(underWay(sync) && sync.startedAt
      ? [{ term: "Began", value: <Age at={sync.startedAt} ago className="text-inherit" /> }]
      : [{ term: sync.state === "failed" ? "Stopped" : "Last full read", value: ended }]),
    ...(sync.pausedAt ? [{ term: "Paused", value: <Paused at={sync.pausedAt} by={sync.pausedBy} /> }] : []),
    { term: "Sub-accounts", value: sync.accountsListed.toLocaleString("en-GB") },
    ...(sync.plansFailed > 0
      ? [{ term: "Could not read", value: <CouldNotRead count={sync.plansFailed} /> }]
      : []),
    ...(sync.error ? [{ term: "Cause", value: sync.error }] : []),
  ];
}

function Paused({ at, by }: { at: string; by: string | null }) {
  return (
    <>
      <AgeAndTime at={at} />
      {by ? (
        <>
          , by <bdi>{by}</bdi>
        </>
      ) : null}
    </>
  );
}

function CouldNotRead({ count }: { count: number }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-strong">
      <StatusIcon word="Could not read" />
      {count.toLocaleString("en-GB")}
    </span>
  );
}
