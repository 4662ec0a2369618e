/** The orders of the renewals list; a minus turns one round. */
export const renewalSorts = ["date", "-date", "account", "-account", "hosts", "-hosts"] as const;
export type RenewalSort = (typeof renewalSorts)[number];
