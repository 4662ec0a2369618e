import type { AccountDetail } from "./account";

/** A sub-account that the partner pays for, never read, of which everything may be changed; `part` says what else is so. */
export function accountDetail(part: Partial<AccountDetail> = {}): AccountDetail {
  return {
    id: "acc/1",
    name: "Kestrel Robotics",
    accountNumber: null,
    ownerEmail: null,
    accountType: "Pro",
    payMode: "master",
    zoomCreatedAt: null,
    subscriptionStart: null,
    subscriptionEnd: null,
    status: "active",
    listedAt: "2026-11-21T10:00:00Z",
    plans: null,
    readFailure: null,
    eligibility: { subscribe: null, change_base_plan: null, add_addon: null, update_addon: null },
    openChange: null,
    ...part,
  };
}
