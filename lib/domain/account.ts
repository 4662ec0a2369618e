import type { CalendarDate } from "./calendar-date";
import type { ChangeState } from "./change";
import type { Eligibility } from "./eligibility";
import type { PlanLine } from "./plan-line";

/** Plan-side status of a sub-account; an open change speaks before it (see `shownStatus`). */
export const accountStatuses = [
  "active",
  "trial",
  "no_plan",
  "self_pay",
  "bundle",
  "ends",
  "cancelled",
  "expired",
  "retired_plan",
  "could_not_read",
  "not_read",
] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** What an open change adds to the status; the first of these wins over the plan's own. */
export const changeStatuses = ["not_known_yet", "needs_you", "accepted", "sending"] as const;
export type ShownStatus = AccountStatus | (typeof changeStatuses)[number];

/** One row of the directory. Ages are moments (ISO 8601, UTC); invoice dates are calendar days. */
export type AccountRow = {
  id: string;
  name: string;
  accountNumber: string | null;
  ownerEmail: string | null;
  accountType: string | null;
  status: ShownStatus;
  basePlan: { type: string; label: string } | null;
  /** Hosts of the base plan; null when there is none or Zoom sends none. */
  hosts: number | null;
  addonCount: number;
  /** Short names of the add-on families, e.g. "Webinar", "Phone". */
  addonFamilies: string[];
  nextInvoiceDate: CalendarDate | null;
  /** When the plans were read last; null: never. */
  plansReadAt: string | null;
};

/** The filtered rows are counted up to this many; above it stands "1,000+". */
export const COUNTED_AT_MOST = 1_000;

/** Answer of GET /api/accounts: a page, always in the order that is shown. */
export type AccountPage = {
  items: AccountRow[];
  nextCursor: string | null;
  /** Leads to the page before; null on the first one. */
  previousCursor: string | null;
  /** The filtered rows; when there are more than `COUNTED_AT_MOST`, that number and `totalIsExact: false`. */
  total: number;
  totalIsExact: boolean;
  /** Every sub-account that Zoom lists. */
  allTotal: number;
  readAt: string | null;
};

/** A plan line with the words that people read. */
export type ShownPlanLine = PlanLine & { label: string; group: string; known: boolean; offered: boolean };

/** The plans of one sub-account as read at `readAt`; `version` is what If-Match names. */
export type AccountPlans = {
  lines: ShownPlanLine[];
  raw: Record<string, unknown>;
  version: string;
  readAt: string;
};

/** Why the last read of the plans failed, in Zoom's code and our words. */
export type ReadFailure = { at: string; code: string; message: string; detail: string };

export type OpenChange = {
  id: string;
  state: ChangeState;
  kind: string;
  requestedByName: string;
  createdAt: string;
};

/** Answer of GET /api/accounts/{accountId}. */
export type AccountDetail = {
  id: string;
  name: string;
  accountNumber: string | null;
  ownerEmail: string | null;
  accountType: string | null;
  /** "master": we pay; "sub": the customer pays Zoom; null: not read yet. */
  payMode: "master" | "sub" | null;
  zoomCreatedAt: string | null;
  subscriptionStart: string | null;
  subscriptionEnd: string | null;
  status: ShownStatus;
  listedAt: string;
  plans: AccountPlans | null;
  readFailure: ReadFailure | null;
  eligibility: Eligibility;
  openChange: OpenChange | null;
};
