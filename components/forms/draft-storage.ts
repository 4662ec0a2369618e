const PREFIX = "plandesk:form:";

export type Draft = { values: unknown; savedAt: string };

/** The draft of a form in this tab; null when there is none or it cannot be read. */
export function readDraft(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? "null");
    return isDraft(draft) ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps a draft until the tab closes; a full or forbidden store loses only the draft. */
export function keepDraft(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    return;
  }
}

/** Forgets a draft, once what it held has been sent or given up. */
export function dropDraft(key: string): void {
  sessionStorage.removeItem(PREFIX + key);
}

function isDraft(draft: unknown): draft is Draft {
  return typeof draft === "object" && draft !== null && "values" in draft && "savedAt" in draft;
}
