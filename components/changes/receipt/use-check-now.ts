"use client";

import { useEffect, useState } from "react";
import type { Change } from "@/lib/domain/change";
import { useCheckChange } from "@/lib/queries/changes";

// Longer than the worker takes to come round and read, even when Zoom is slow.
const LONGEST_LOOK_MS = 20_000;

/** Asks the worker to read Zoom now; `checking` until the change shows a new reading or another state. */
export function useCheckNow(change: Change) {
  const { mutate, isPending, error } = useCheckChange(change.id);
  const [asked, setAsked] = useState<string | null>(null);
  const shown = `${change.state} ${change.evidence.at(-1)?.at}`;
  useEffect(() => {
    if (asked === null) return;
    const timer = setTimeout(() => setAsked(null), LONGEST_LOOK_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const check = () => mutate(undefined, { onSuccess: () => setAsked(shown) });
  return { check, checking: isPending || asked === shown, error };
}
