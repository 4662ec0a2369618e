"use client";

import { RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { AgeAndTime } from "@/components/ui/age";
import { countWords } from "@/components/ui/count-words";
import { ProgressBar } from "@/components/ui/progress-bar";
import { TextButton } from "@/components/ui/text-link";
import type { SyncStatus } from "@/lib/domain/sync";
import type { ReadNow } from "./use-reading";

/** The parts of the meta line: how many there are, and how old they are or how far the present reading is. */
export function directoryMeta(
  total: number | null,
  sync: SyncStatus | undefined,
  readNow: ReadNow,
): ReactNode[] {
  const reading =
    sync?.state === "running" ? <Running sync={sync} /> : <Rested sync={sync} readNow={readNow} />;
  return [total === null ? null : countWords(total, "sub-account"), reading];
}

function Running({ sync }: { sync: SyncStatus }) {
  const total = Math.max(sync.plansTotal, sync.accountsListed);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1.5 max-sm:w-full max-sm:justify-between">
      <RefreshCw aria-hidden="true" className="size-icon-small max-sm:hidden" strokeWidth={2} />
      <span>
        Reading from Zoom: {sync.plansRead.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")}
      </span>
      <ProgressBar
        label="Read from Zoom"
        done={sync.plansRead}
        total={total}
        className="max-sm:order-first max-sm:w-full"
      />
      <span className="text-ink-3">{secondsWords(sync.secondsLeft)}</span>
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
          Read now
        </TextButton>
      ) : null}
    </span>
  );
}

/** "about 3 min left"; nothing while the rate is not known yet. Takes seconds. */
export function secondsWords(seconds: number | null): string {
  if (seconds === null) return "";
  return seconds < 90
    ? `about ${Math.max(1, Math.round(seconds))} s left`
    : `about ${Math.round(seconds / 60)} min left`;
}
