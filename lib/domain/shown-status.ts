import type { AccountStatus, changeStatuses, ShownStatus } from "./account";
import type { ChangeState } from "./change";

/** What an open change shows instead of the plan's own status. */
export const statusOfChange: Partial<Record<ChangeState, (typeof changeStatuses)[number]>> = {
  prepared: "sending",
  sending: "sending",
  unknown: "not_known_yet",
  needs_person: "needs_you",
  accepted: "accepted",
};

/** The one status of a sub-account on screen: an open change speaks before the plans. */
export function shownStatus(status: AccountStatus, openChange: ChangeState | null): ShownStatus {
  return (openChange && statusOfChange[openChange]) ?? status;
}
