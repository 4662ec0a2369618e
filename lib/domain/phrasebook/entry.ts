import type { ChangeKind, RefusalExplanation } from "../change";

/** What was asked for when Zoom refused; `read` for anything that changes nothing. */
export type RefusalKind = ChangeKind | "read";

/** The named parts of Zoom's message, e.g. the plan code in it. */
export type Captured = Readonly<Record<string, string>>;

/** One refusal that Zoom documents: by its code and by words that only its message has. */
export type Entry = {
  codes: readonly number[];
  /** Meets the message with straight quotes and single spaces; it need not meet all of it. */
  pattern: RegExp;
  explain: (found: Captured, kind: RefusalKind) => RefusalExplanation;
};

/** Who can mend a refusal, as the last sentence of a receipt. */
export const WHO = {
  you: "You can do it here.",
  customer: "The customer's own admin can do it.",
  support: "Zoom Support can do it.",
  partnerTeam: "Zoom's partner team can do it.",
  masterOwner: "The owner of our Zoom master account can do it.",
  admin: "A Plandesk admin can do it.",
} as const;

/**
 * Builds an explanation of three sentences; the full stops of the first two are added here.
 * @param field the form field that it belongs to
 */
export function say(
  meaning: string,
  who: string,
  next: string,
  field: string | null = null,
): RefusalExplanation {
  return { meaning: `${meaning}.`, who, next: `${next}.`, field };
}

/** The field that holds the plan code: in a subscription that of the base plan. */
export function typeField(kind: RefusalKind): string | null {
  if (kind === "read") return null;
  return kind === "subscribe" ? "plan_base.type" : "type";
}

/** The field that holds the number of hosts. */
export function hostsField(kind: RefusalKind): string | null {
  if (kind === "read") return null;
  return kind === "subscribe" ? "plan_base.hosts" : "hosts";
}
