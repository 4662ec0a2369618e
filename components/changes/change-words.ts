import type { StatusWord } from "@/components/ui/status-words";
import type { Change, ChangeKind, ChangeState, PlanAmount } from "@/lib/domain/change";
import { accountPath } from "@/lib/domain/paths";
import { planLabel } from "@/lib/domain/plan-catalogue";

/** What each kind of change is called. */
export const kindWords: Record<ChangeKind, string> = {
  subscribe: "Subscribe",
  change_base_plan: "Change base plan",
  add_addon: "Add add-on",
  update_addon: "Update add-on",
};

/** The word for each state; the words are fixed. */
export const stateWords: Record<ChangeState, StatusWord> = {
  prepared: "Sending",
  sending: "Sending",
  applied: "Applied",
  refused: "Refused",
  not_sent: "Not sent",
  unknown: "Not known yet",
  not_applied: "Not applied",
  accepted: "Accepted",
  needs_person: "Needs you",
};

type Amounts = Pick<Change, "kind" | "before" | "after">;

/** What the figures of a change count: "Base plan hosts", "Webinar 500 Annual hosts", "Plans". */
export function subjectOf({ kind, after }: Amounts): string {
  if (kind === "change_base_plan") return "Base plan hosts";
  const [only, ...others] = after;
  if (!only || others.length > 0) return "Plans";
  return only.hosts === null ? planLabel(only.type) : `${planLabel(only.type)} hosts`;
}

/** The two large figures: hosts of the one line that changes, else the number of plans. */
export function figuresOf({ before, after }: Amounts): { before: string; after: string } {
  if (after.length > 1) return { before: numberWords(before.length), after: numberWords(after.length) };
  return { before: figure(before[0]), after: figure(after[0]) };
}

function figure(amount: PlanAmount | undefined): string {
  if (!amount) return "0";
  return amount.hosts === null ? "1" : numberWords(amount.hosts);
}

/** A number with its thousands parted: "1,284". */
export function numberWords(count: number): string {
  return count.toLocaleString("en-GB");
}

/** "1 host", "34 hosts"; "no hosts" for a plan without. */
export function hostWords(hosts: number | null): string {
  if (hosts === null) return "no hosts";
  return `${numberWords(hosts)} ${hosts === 1 ? "host" : "hosts"}`;
}

/** The form that a change came from. */
export function formPath({ kind, accountId, before }: Pick<Change, "kind" | "accountId" | "before">): string {
  const account = accountPath(accountId);
  if (kind === "subscribe") return `${account}/subscribe`;
  if (kind === "change_base_plan") return `${account}/base-plan`;
  if (kind === "add_addon") return `${account}/add-add-on`;
  return `${account}/add-ons/update?path=${encodeURIComponent(before[0]?.path ?? "")}`;
}
