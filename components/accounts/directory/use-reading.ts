"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { SyncStatus } from "@/lib/domain/sync";
import { startSync, syncStatus } from "@/lib/queries/sync";

// While a reading runs the rows follow it, but not at every poll: each refresh repeats all loaded pages.
const FOLLOW_MS = 6_000;

export type ReadNow = { allowed: boolean; starting: boolean; start: () => void };

/** The reading of all sub-accounts: its progress, a way to start it, and rows that follow it. */
export function useReading(allowed: boolean, given: SyncStatus) {
  const client = useQueryClient();
  const { data: sync } = useQuery({ ...syncStatus(), initialData: given });
  const [starting, setStarting] = useState(false);
  const { state } = sync;
  const before = useRef(state);
  useEffect(() => {
    const refresh = () => void client.invalidateQueries({ queryKey: ["accounts", "list"] });
    const ended = before.current === "running" && state !== "running";
    before.current = state;
    if (ended) refresh();
    if (state !== "running") return;
    const timer = setInterval(refresh, FOLLOW_MS);
    return () => clearInterval(timer);
  }, [state, client]);
  const readNow: ReadNow = {
    allowed,
    starting,
    // Not a mutation of TanStack Query, which weighs 1 kB on this page. Whatever comes of it, the status tells.
    start: () => {
      setStarting(true);
      void startSync()
        .catch(() => null)
        .then(() => client.invalidateQueries({ queryKey: syncStatus().queryKey }))
        .finally(() => setStarting(false));
    },
  };
  return { sync, readNow };
}
