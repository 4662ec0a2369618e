"use client";

import { useEffect, useState } from "react";
import type { DefaultValues, FieldValues, UseFormReturn } from "react-hook-form";
import { dropDraft, keepDraft, readDraft } from "./draft-storage";

const PAUSE_MS = 300;

/**
 * Keeps what is typed over reloads of the same form in this tab, and puts it back. Never for forms with secrets.
 * @param key names form and subject ("base-plan:3kQvd0T8Qo2xJm4ZpW1hRA"); undefined keeps nothing
 * @returns when it was kept last (ISO), and `drop` for when it was sent
 */
export function useDraft<Values extends FieldValues>(
  form: UseFormReturn<Values, unknown, unknown>,
  key: string | undefined,
) {
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const { reset, watch } = form;
  useEffect(() => {
    const draft = key === undefined ? null : readDraft(key);
    if (!draft) return;
    reset(draft.values as DefaultValues<Values>, { keepDefaultValues: true });
    setSavedAt(draft.savedAt);
  }, [key, reset]);
  useEffect(() => {
    if (key === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watching = watch((values) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const now = new Date().toISOString();
        keepDraft(key, { values, savedAt: now });
        setSavedAt(now);
      }, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      watching.unsubscribe();
    };
  }, [key, watch]);
  const drop = () => {
    if (key !== undefined) dropDraft(key);
    setSavedAt(null);
  };
  return { savedAt, drop };
}

/** Asks before the tab is left while something typed would be lost. */
export function useLeaveGuard(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [on]);
}
