import type { Role } from "./permissions";
import type { ZoomRefusal } from "./problem";

export const changeKinds = ["subscribe", "change_base_plan", "add_addon", "update_addon"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeStates = [
  "prepared",
  "sending",
  "applied",
  "refused",
  "not_sent",
  "unknown",
  "not_applied",
  "accepted",
  "needs_person",
] as const;
export type ChangeState = (typeof changeStates)[number];

/** States in which no second change of the same sub-account may begin. */
export const openStates: readonly ChangeState[] = ["prepared", "sending", "unknown", "needs_person"];

/** One plan line as it was, or as it is wanted; `hosts` null: the plan carries none. */
export type PlanAmount = { family: string; path: string; type: string; hosts: number | null };

/** One thing that happened to a change, by the second: stored, sent, answered, read back. */
export type ChangeEvidence = {
  at: string;
  event:
    | "stored"
    | "compared"
    | "sent"
    | "answered"
    | "no_answer"
    | "read_back"
    | "read_failed"
    | "not_sent"
    | "settled";
  /** What was seen, in words for people; holds no secret and no raw body. */
  text: string;
  /** Of a read after sending: what the plans equal. */
  seen?: PlansSeen;
};

/**
 * What a read shows of a change: its target, the plans as they were before it, or neither; "silent" when Zoom's plans
 * never show what it is about, whether it happened or not.
 */
export type PlansSeen = "target" | "before" | "other" | "silent";

/** A journalled change as our API gives it. Moments are ISO 8601 in UTC. */
export type Change = {
  id: string;
  state: ChangeState;
  kind: ChangeKind;
  accountId: string;
  accountName: string;
  before: PlanAmount[];
  after: PlanAmount[];
  /** The body as the person sent it. */
  request: Record<string, unknown>;
  reason: string | null;
  requestedBy: { id: string; name: string; role: string };
  /** Zoom's answer; null when none came. */
  zoom: ZoomRefusal | null;
  /** Our words for a refusal, from the phrasebook. */
  explanation: RefusalExplanation | null;
  evidence: ChangeEvidence[];
  requestId: string;
  createdAt: string;
  sentAt: string | null;
  settledAt: string | null;
  /** Who settled it by hand; null: nobody did. */
  settledBy: { id: string; name: string } | null;
  /** Why it was settled as it was, in that person's words. */
  settleReason: string | null;
  nextCheckAt: string | null;
};

/** Somebody who may settle a change by hand. */
export type Settler = { name: string; role: Role };

/** What a refusal means, who can mend it and how; `field` names the form field it belongs to. */
export type RefusalExplanation = { meaning: string; who: string; next: string; field: string | null };

/** Answer of GET /api/changes. */
export type ChangePage = { items: Change[]; nextCursor: string | null; total: number };
