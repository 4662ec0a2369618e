"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { can, type Role } from "@/lib/domain/permissions";
import { syncStatus, useStartSync } from "@/lib/queries/sync";

// While a reading runs the rows follow it, but not at every poll: each refresh repeats all loaded pages.
const FOLLOW_MS = 6_000;

export type ReadNow = { allowed: boolean; starting: boolean; start: () => void };

/** The reading of all sub-accounts: its progress, a way to start it, and rows that follow it. */
export function useReading(role: Role) {
  const client = useQueryClient();
  const { data: sync } = useQuery(syncStatus());
  const start = useStartSync();
  const state = sync?.state;
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
    allowed: can(role, "sync.run"),
    starting: start.isPending,
    start: () => start.mutate(),
  };
  return { sync, readNow };
}
