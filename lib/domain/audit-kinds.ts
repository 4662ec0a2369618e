/** The kinds of events, as the first part of an action: `change.applied` is of kind `change`. */
export const auditKinds = ["change", "person", "access", "sync", "renewals", "audit"] as const;
export type AuditKind = (typeof auditKinds)[number];
