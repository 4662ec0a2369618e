"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { SyncStatus } from "@/lib/domain/sync";
import { startSync, syncStatus } from "@/lib/queries/sync";

// While a reading runs the rows follow it, but not at every poll: each refresh repeats all loaded pages.
const FOLLOW_MS = 6_000;

/** `failed`: the last press started nothing, and nothing else began or ended a reading since. */
export type ReadNow = { allowed: boolean; starting: boolean; failed: boolean; start: () => void };

/** The reading of all sub-accounts: its progress, a way to start it, and rows that follow it. */
export function useReading(allowed: boolean, given: SyncStatus) {
  const client = useQueryClient();
  const { data: sync } = useQuery({ ...syncStatus(), initialData: given });
  const [starting, setStarting] = useState(false);
  const [failed, setFailed] = useState(false);
  const { state } = sync;
  const before = useRef(state);
  useEffect(() => {
    const refresh = () => void client.invalidateQueries({ queryKey: ["accounts", "list"] });
    const ended = before.current === "running" && state !== "running";
    before.current = state;
    setFailed(false);
    if (ended) refresh();
    if (state !== "running") return;
    const timer = setInterval(refresh, FOLLOW_MS);
    return () => clearInterval(timer);
  }, [state, client]);
  const readNow: ReadNow = {
    allowed,
    starting,
    failed,
    // Not a mutation of TanStack Query, which weighs 1 kB on this page. What comes of it, the status tells.
    start: () => {
      setStarting(true);
      setFailed(false);
      void startSync()
        .catch(() => setFailed(true))
        .then(() => client.invalidateQueries({ queryKey: syncStatus().queryKey }))
        .finally(() => setStarting(false));
    },
  };
  return { sync, readNow };
}
