import type { StatusWord } from "@/components/ui/status-words";
import type { Change, ChangeKind, ChangeState, PlanAmount } from "@/lib/domain/change";
import { planLabel } from "@/lib/domain/plan-catalogue";

/** The fixed word of each state of a change. */
export const changeStatusWords: Record<ChangeState, StatusWord> = {
  prepared: "Sending",
  sending: "Sending",
  applied: "Applied",
  refused: "Refused",
  not_sent: "Not sent",
  unknown: "Not known yet",
  not_applied: "Refused",
  accepted: "Accepted",
  needs_person: "Needs you",
};

const subjects: Record<ChangeKind, string> = {
  subscribe: "Subscribe",
  change_base_plan: "Base plan",
  add_addon: "Add",
  update_addon: "Update",
};

/** What a change is about ("Add Webinar 500 Annual") and its effect on hosts ("5 → 6 hosts"). */
export function changeWords(change: Change): { subject: string; effect: string } {
  const amount =
    change.after.find((wanted) => hostsBefore(change, wanted) !== wanted.hosts) ?? change.after[0];
  const plan = amount && change.kind !== "change_base_plan" ? ` ${planLabel(amount.type)}` : "";
  return { subject: `${subjects[change.kind]}${plan}`, effect: amount ? effectWords(change, amount) : "" };
}

function effectWords(change: Change, amount: PlanAmount): string {
  if (amount.hosts === null) return "";
  const before = hostsBefore(change, amount);
  const noun = amount.hosts === 1 ? "host" : "hosts";
  const after = amount.hosts.toLocaleString("en-GB");
  return before === null ? `${after} ${noun}` : `${before.toLocaleString("en-GB")} → ${after} ${noun}`;
}

function hostsBefore(change: Change, amount: PlanAmount): number | null {
  return change.before.find(({ path }) => path === amount.path)?.hosts ?? null;
}
