import "server-only";
import { type Role, roles } from "@/lib/domain/permissions";

/**
 * The role that a company's groups give; of several the one that may do most, null when none gives any.
 * @param claim the roles claim of the id token: one group or a list; anything else gives nothing
 * @param roleMap group to role (AUTH_ROLE_MAP)
 */
export function claimedRole(claim: unknown, roleMap: Readonly<Record<string, Role>>): Role | null {
  const groups = Array.isArray(claim) ? claim : [claim];
  const given = new Set(groups.map((group) => roleOf(group, roleMap)));
  return roles.findLast((role) => given.has(role)) ?? null;
}

function roleOf(group: unknown, roleMap: Readonly<Record<string, Role>>): Role | null {
  return typeof group === "string" && Object.hasOwn(roleMap, group) ? (roleMap[group] ?? null) : null;
}
