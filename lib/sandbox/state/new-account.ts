import type { AccountPatch, NewAccount, SandboxAccount } from "./account";

/** Returns a whole account from what is given: by default free and paid by the master, created in January 2024. */
export function makeAccount(given: NewAccount): SandboxAccount {
  return {
    number: 100_000_000,
    accountType: "Free",
    ownerId: `owner-${given.id.slice(0, 8)}`,
    ownerEmail: "owner@sandbox.example",
    createdAt: "2024-01-15T09:30:00Z",
    subscriptionStart: "",
    subscriptionEnd: "",
    payMode: "master",
    reseller: false,
    bulkLicense: false,
    vip: false,
    carrier: false,
    trialUsed: false,
    specialPricing: false,
    hasSubscription: false,
    paidUsers: 0,
    hostBounds: null,
    dateStyle: "day",
    pending: [],
    refuses: {},
    ...given,
    plans: given.plans ?? {},
  };
}

/** Returns the account with the patch in it; plan members are replaced one by one and null removes one. */
export function patchAccount(account: SandboxAccount, patch: AccountPatch): SandboxAccount {
  const merged = { ...account.plans, ...patch.plans };
  const plans = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  return structuredClone({ ...account, ...patch, id: account.id, plans });
}
