import type { ListedPerson } from "@/lib/domain/people";
import type { Role } from "@/lib/domain/permissions";

/** A role as people read it. */
export const roleWords: Record<Role, string> = {
  support: "Support",
  finance: "Finance",
  partner: "Partner staff",
  admin: "Admin",
};

/** Where somebody's role comes from, in words. */
export function roleSource({ roleGivenBy, groupRole }: ListedPerson): string {
  if (roleGivenBy === null) return groupRole === null ? "no group with a role" : "from their groups";
  const groups = groupRole === null ? "no role" : roleWords[groupRole];
  return `given by ${roleGivenBy}; groups say ${groups}`;
}
