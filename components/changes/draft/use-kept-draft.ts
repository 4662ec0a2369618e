"use client";

import { useEffect } from "react";
import { type ChangeDraft, saveDraft } from "./change-draft";

/**
 * Keeps a draft in this tab as it changes, so that a reload, a sign-in and a walk to another page lose nothing.
 * @param over true once the intent has become a change: nothing is kept any more
 */
export function useKeptDraft(name: string, draft: ChangeDraft, over: boolean): void {
  const text = JSON.stringify(draft);
  useEffect(() => {
    if (!over) saveDraft(name, JSON.parse(text) as ChangeDraft);
  }, [name, text, over]);
}
