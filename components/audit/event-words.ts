import { roleWords } from "@/components/layout/role-words";
import type { AuditEntry } from "@/lib/domain/audit";
import { type Role, roles } from "@/lib/domain/permissions";

const words: Record<string, string> = {
  "person.signed_in": "Signed in",
  "person.signed_out": "Signed out",
  "person.sign_in_refused": "Was refused a sign-in",
  "person.sign_in_failed": "Failed to sign in",
  "person.role_changed": "Changed a role",
  "person.disabled": "Disabled a person",
  "person.enabled": "Let a person in again",
  "person.sessions_ended": "Ended sessions",
  "access.refused": "Was refused access",
  "renewals.exported": "Exported invoice dates",
  "audit.exported": "Exported the audit",
  "sync.requested": "Asked for a reading",
  "sync.paused": "Paused the reading",
  "sync.resumed": "Resumed the reading",
  "sync.shrink_accepted": "Took a shorter list as right",
  "change.prepared": "Prepared a change",
  "change.sending": "Sent a change",
  "change.applied": "Change applied",
  "change.accepted": "Change accepted, shows at renewal",
  "change.refused": "Change refused by Zoom",
  "change.not_sent": "Change not sent",
  "change.unknown": "Change not known yet",
  "change.not_applied": "Change not applied",
  "change.needs_person": "Change needs a person",
  "change.settled": "Settled a change by hand",
};

/** What happened, in words; an action without words is made readable: `sync.paused` is "sync: paused". */
export function actionWords(action: string): string {
  return words[action] ?? action.replace(".", ": ").replaceAll("_", " ");
}

/** A role as events keep it, in words. */
export function roleOf(role: unknown): string {
  const known = roles.find((each): each is Role => each === role);
  return known ? roleWords[known] : "no role";
}

/** Whom or what an event is about, in words; null when there is nothing to add to what was done and by whom. */
export function subjectOf({ action, actor, target, before, after }: AuditEntry): string | null {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (action === "access.refused") return `${is.method ?? ""} ${target ?? ""}${neededFor(is)}`.trim();
  if (action === "person.role_changed") return `${is.name}: ${roleOf(was.role)} to ${roleOf(is.role)}`;
  if (action.endsWith(".exported")) return exported(target, is);
  if (action.startsWith("person.")) return target === actor.id ? null : String(is.name ?? target ?? "");
  return target;
}

function neededFor({ code, permission }: Record<string, unknown>): string {
  if (code === "sign_in_again") return ": the sign-in was too old";
  return typeof permission === "string" ? `: needs ${permission}` : ": has no role";
}

function exported(target: string | null, { format, ...filter }: Record<string, unknown>): string {
  const parts = Object.entries(filter)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : value}`);
  const form = typeof format === "string" ? format.toUpperCase() : "";
  return [target, form, ...parts].filter(Boolean).join(", ");
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
