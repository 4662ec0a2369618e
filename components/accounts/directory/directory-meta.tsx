"use client";

import { CirclePause, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { AgeAndTime } from "@/components/ui/age";
import { countWords } from "@/components/ui/count-words";
import { ProgressBar } from "@/components/ui/progress-bar";
import { TextButton } from "@/components/ui/text-link";
import { leftWords } from "@/components/ui/time-words";
import type { SyncStatus } from "@/lib/domain/sync";
import type { ReadNow } from "./use-reading";

/** The parts of the meta line: how many there are, and how old they are or how far the present reading is. */
export function directoryMeta(
  total: number | null,
  sync: SyncStatus | undefined,
  readNow: ReadNow,
): ReactNode[] {
  const reading =
    sync?.state === "running" || (sync?.state === "paused" && sync.finishedAt === null) ? (
      <Progress sync={sync} />
    ) : sync?.finishedAt || readNow.allowed ? (
      <Rested sync={sync} readNow={readNow} />
    ) : null;
  return [total === null ? null : countWords(total, "sub-account"), reading];
}

function Progress({ sync }: { sync: SyncStatus }) {
  const total = Math.max(sync.plansTotal, sync.accountsListed);
  const paused = sync.state === "paused";
  const Sign = paused ? CirclePause : RefreshCw;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1.5 max-sm:w-full max-sm:justify-between">
      <Sign aria-hidden="true" className="size-icon-small max-sm:hidden" strokeWidth={2} />
      <span>
        {paused ? "Reading paused" : "Reading from Zoom"}: {sync.plansRead.toLocaleString("en-GB")} of{" "}
        {total.toLocaleString("en-GB")}
      </span>
      <ProgressBar
        label="Read from Zoom"
        done={sync.plansRead}
        total={total}
        className="max-sm:order-first max-sm:w-full"
      />
      <span className="text-ink-3">{leftWords(sync.secondsLeft)}</span>
    </span>
  );
}

function Rested({ sync, readNow }: { sync: SyncStatus | undefined; readNow: ReadNow }) {
  return (
    <span className="inline-flex items-center gap-2">
      {sync?.finishedAt ? (
        <span>
          Read <AgeAndTime at={sync.finishedAt} />
        </span>
      ) : null}
      {readNow.allowed ? (
        <TextButton onClick={readNow.start} disabled={readNow.starting} className="text-meta">
          <RefreshCw aria-hidden="true" className="size-icon-small" strokeWidth={2} />
          {readNow.failed ? "Not started, try again" : "Read now"}
        </TextButton>
      ) : null}
    </span>
  );
}
