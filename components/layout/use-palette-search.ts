"use client";

import { useEffect, useState } from "react";
import type { CommandPaletteProps, PaletteResult } from "./command-palette";

// So long a pause in typing asks the server.
const PAUSE_MS = 150;

type Answer = { query: string; results: readonly PaletteResult[]; failed: boolean };

/** What was found for a query, after a pause in typing; nothing until its own answer has come. */
export function usePaletteSearch(query: string, search: CommandPaletteProps["search"]) {
  const [answer, setAnswer] = useState<Answer>({ query: "", results: [], failed: false });
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === "") return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const results = await search(wanted, stop.signal);
        if (!stop.signal.aborted) setAnswer({ query: wanted, results, failed: false });
      } catch {
        if (!stop.signal.aborted) setAnswer({ query: wanted, results: [], failed: true });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted, search]);
  const current = answer.query === wanted;
  return {
    results: current ? answer.results : [],
    searching: wanted !== "" && !current,
    failed: current && answer.failed,
  };
}
