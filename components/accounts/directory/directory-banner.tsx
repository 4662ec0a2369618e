"use client";

import { TriangleAlert } from "lucide-react";
import { Age } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { TextButton } from "@/components/ui/text-link";
import { rolesWith } from "@/lib/domain/permissions";
import type { Problem } from "@/lib/domain/problem";
import type { SyncStatus } from "@/lib/domain/sync";
import type { DirectoryFilter } from "./use-directory-filter";
import type { ReadNow } from "./use-reading";

type DirectoryBannerProps = {
  /** Why the rows could not be loaded anew; the old ones stay below. */
  problem: Problem | null;
  onRetry: () => void;
  sync: SyncStatus | undefined;
  readNow: ReadNow;
  directory: DirectoryFilter;
};

/** The one thing to know about the rows below: not renewed, old, or read in part. */
export function DirectoryBanner({ problem, onRetry, sync, readNow, directory }: DirectoryBannerProps) {
  if (problem)
    return (
      <Banner
        kind="bad"
        fact={`The directory could not be loaded: ${problem.title}.`}
        action={<TextButton onClick={onRetry}>Try now</TextButton>}
      >
        The rows below are as they were.
      </Banner>
    );
  // The notice over every page tells of a list that shrank.
  if (sync?.state === "failed" && !sync.shrunk) return <Stale sync={sync} readNow={readNow} />;
  if (sync?.state === "done" && sync.plansFailed > 0 && directory.filter.status !== "could_not_read")
    return (
      <Banner
        kind="warn"
        icon={TriangleAlert}
        fact={`${sync.plansFailed.toLocaleString("en-GB")} of ${sync.plansTotal.toLocaleString("en-GB")} could not be read.`}
        action={
          <TextButton onClick={() => directory.change({ status: "could_not_read" })}>Show them</TextButton>
        }
      >
        They keep their last values, with age.
      </Banner>
    );
  return null;
}

function Stale({ sync, readNow }: { sync: SyncStatus; readNow: ReadNow }) {
  return (
    <Banner
      kind="warn"
      fact="The last reading stopped before its end."
      action={
        readNow.allowed ? (
          <TextButton onClick={readNow.start}>Read now</TextButton>
        ) : (
          <span className="text-ink-3">Read now: {rolesWith("sync.run").join(", ")}</span>
        )
      }
    >
      {sync.finishedAt ? (
        <>
          <Age at={sync.finishedAt} ago className="text-inherit" />.{" "}
        </>
      ) : null}
      {sync.error} Rows keep their last values, with age.
    </Banner>
  );
}
