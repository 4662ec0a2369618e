import type { StatusWord } from "@/components/ui/status-words";
import type { Change, ChangeState } from "@/lib/domain/change";

/** The fixed word of each state, for the change that a sub-account waits for. */
export const openChangeWords: Record<ChangeState, StatusWord> = {
  prepared: "Sending",
  sending: "Sending",
  applied: "Applied",
  refused: "Refused",
  not_sent: "Not sent",
  unknown: "Not known yet",
  not_applied: "Not sent",
  accepted: "Accepted",
  needs_person: "Needs you",
};

/** What each kind of change is called. */
export const changeKindWords: Record<string, string> = {
  subscribe: "Subscribe",
  change_base_plan: "Change base plan",
  add_addon: "Add add-on",
  update_addon: "Update add-on",
};

/** Hosts before and after of the first plan that a change touches; null while it has not come, or without hosts. */
export function changedAmount(change: Change | undefined): { before: number; after: number } | null {
  for (const wanted of change?.after ?? []) {
    const was = change?.before.find(({ path }) => path === wanted.path);
    if (wanted.hosts !== null && was?.hosts !== wanted.hosts)
      return { before: was?.hosts ?? 0, after: wanted.hosts };
  }
  return null;
}
