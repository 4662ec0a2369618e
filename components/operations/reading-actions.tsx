"use client";

import { Pause, Play, RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { SyncStatus } from "@/lib/domain/sync";
import { useSyncAction } from "@/lib/queries/operations";
import { actionFailure } from "./action-failure";

/** Read now, pause and resume: what fits the present state. Each says while it runs, and why it did not work. */
export function ReadingActions({ sync }: { sync: SyncStatus }) {
  const { mutate, isPending, variables, error } = useSyncAction();
  const busy = (action: typeof variables) => isPending && variables === action;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {error ? (
        <p role="alert" className="text-bad text-meta">
          {actionFailure(error)}
        </p>
      ) : null}
      {sync.state === "paused" ? (
        <Button small icon={Play} busy={busy("resume")} onClick={() => mutate("resume")}>
          {busy("resume") ? "Resuming" : "Resume reading"}
        </Button>
      ) : (
        <>
          {sync.state === "running" || sync.shrunk ? null : (
            <Button small icon={RefreshCw} busy={busy("read")} onClick={() => mutate("read")}>
              {busy("read") ? "Asking" : "Read now"}
            </Button>
          )}
          <Button small icon={Pause} busy={busy("pause")} onClick={() => mutate("pause")}>
            {busy("pause") ? "Pausing" : "Pause reading"}
          </Button>
        </>
      )}
    </div>
  );
}
