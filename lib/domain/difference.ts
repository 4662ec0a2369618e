/** How much of a plan there was or is; `hosts` null: the plan carries none. */
export type DifferenceAmount = {
  type: string | null;
  hosts: number | null;
  /** True for a plan that Zoom shows as cancelled or expired. */
  ended: boolean;
};

/** One plan line that is other than before; null: it was not there, or is no longer. */
export type DifferenceLine = {
  /** Where it stands in Zoom's answer now, or stood when it is gone. */
  path: string;
  /** Zoom's name of the plan. */
  label: string;
  /** Zoom's name of another plan that stood in its place before; null: none did. */
  replaced: string | null;
  before: DifferenceAmount | null;
  after: DifferenceAmount | null;
};

/** What changed in a sub-account's plans without a change from here. Moments are ISO 8601 in UTC. */
export type PlanDifference = {
  id: string;
  accountId: string;
  accountName: string;
  /** The last reading that still showed the old plans. */
  after: string;
  /** The reading that showed the new ones. */
  by: string;
  lines: DifferenceLine[];
  /** A change sent from here that counts as not applied and asked for just this: Zoom may have done it late. */
  resembles: string | null;
};

/** Answer of GET /api/differences. */
export type DifferencePage = { items: PlanDifference[]; nextCursor: string | null };
