export const roles = ["support", "finance", "partner", "admin"] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  "accounts.read",
  "changes.read",
  "renewals.read",
  "renewals.export",
  "plans.write",
  "changes.settle",
  "sync.read",
  "sync.run",
  "sync.manage",
  "operations.read",
  "audit.read",
  "people.manage",
] as const;
export type Permission = (typeof permissions)[number];

const READS: Permission[] = ["accounts.read", "changes.read", "renewals.read", "sync.read"];

/** Who may do what: the one table that pages, handlers and services ask. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  support: READS,
  finance: [...READS, "renewals.export"],
  partner: [...READS, "renewals.export", "plans.write", "sync.run"],
  admin: permissions,
};

/** True when the role's row holds the permission; no role holds none. */
export function can(role: Role | null, permission: Permission): boolean {
  return role !== null && rolePermissions[role].includes(permission);
}

/** The roles that hold a permission, for "Plans are changed by: partner, admin". */
export function rolesWith(permission: Permission): Role[] {
  return roles.filter((role) => can(role, permission));
}
