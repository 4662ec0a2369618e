/** The raw answer of GET plans: irregular on purpose, as Zoom's is. */
export type Plans = Record<string, unknown>;

/** The four documented writes. */
export type WriteName = "subscribe" | "updateBase" | "addAddon" | "updateAddon";

/** A refusal that no input reaches on an ordinary account. `{accountId}` in the message is filled in. */
export type ForcedRefusal = { code: number; message: string; status?: number };

/** A decrease that waits for its renewal. */
export type PendingHosts = { path: string; type: string; hosts: number; onDate: string };

/** A sub-account as the sandbox holds it. */
export type SandboxAccount = {
  id: string;
  name: string;
  number: number;
  /** Zoom's own words: Free, Pro, Business, Education, Free Trial, ... */
  accountType: string;
  ownerId: string;
  ownerEmail: string;
  createdAt: string;
  subscriptionStart: string;
  /** Empty when the subscription has no end. */
  subscriptionEnd: string;
  payMode: "master" | "sub";
  reseller: boolean;
  bulkLicense: boolean;
  vip: boolean;
  /** The account's partner may sell bundles. */
  carrier: boolean;
  trialUsed: boolean;
  /** Special pricing: Zoom Rooms are bought as Pro hosts. */
  specialPricing: boolean;
  /** Zoom's billing system still has a subscription although the account is free. */
  hasSubscription: boolean;
  /** Licences assigned to people: the base plan cannot go below. */
  paidUsers: number;
  /** The account's own contract bounds for base hosts; null: those of the catalogue. */
  hostBounds: { min: number; max: number } | null;
  /** `instant`: 2021-10-07T00:00:00Z; `day`: 2022-03-01. */
  dateStyle: "instant" | "day";
  plans: Plans;
  pending: PendingHosts[];
  /** Sets one refusal for a write, whatever is sent. */
  refuses: Partial<Record<WriteName, ForcedRefusal>>;
};

/** What the control route may change in an account; plan members are replaced one by one, null removes one. */
export type AccountPatch = Partial<Omit<SandboxAccount, "id" | "plans">> & { plans?: Plans };

/** What adding an account needs; the rest has defaults (free, paid by the master). */
export type NewAccount = AccountPatch & { id: string; name: string };
