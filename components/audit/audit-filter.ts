import type { AuditFilter } from "@/lib/domain/audit";
import { type AuditKind, auditKinds } from "@/lib/domain/audit-kinds";
import { parseCalendarDate } from "@/lib/domain/calendar-date";
import { auditQueryOf } from "@/lib/queries/audit";

const kindWords: Record<AuditKind, string> = {
  change: "Changes of plans",
  person: "People and sign-ins",
  access: "Refused access",
  sync: "Readings of Zoom",
  renewals: "Exports of invoice dates",
  audit: "Exports of the audit",
};

/** The kinds of events to narrow by. */
export const kindOptions = auditKinds.map((value) => ({ value, label: kindWords[value] }));

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The filter that an address stands for; words it does not know do not narrow. */
export function filterOf(query: Query): AuditFilter {
  const kind = auditKinds.find((each) => each === query.kind);
  const actor = textOf(query.actor).slice(0, 500);
  const q = textOf(query.q).trim().slice(0, 200);
  const [from, to] = [dayOf(query.from), dayOf(query.to)];
  return {
    ...(kind ? { kind } : {}),
    ...(actor ? { actor } : {}),
    ...(q ? { q } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

/** The address of the audit under a filter. */
export function filterPath(filter: AuditFilter): string {
  const query = auditQueryOf(filter);
  return query.size === 0 ? "/audit" : `/audit?${query}`;
}

/** The filter with one part set anew; "" takes it away. */
export function withPart(filter: AuditFilter, name: keyof AuditFilter, value: string): AuditFilter {
  return filterOf({ ...filter, [name]: value });
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : "";
}

function dayOf(value: string | string[] | undefined): string | null {
  return parseCalendarDate(textOf(value));
}
