import { roleWords } from "@/components/layout/role-words";
import type { ListedPerson } from "@/lib/domain/people";

/** Where somebody's role comes from, in words. */
export function roleSource({ roleGivenBy, groupRole }: ListedPerson): string {
  if (roleGivenBy === null) return groupRole === null ? "no group with a role" : "from their groups";
  const groups = groupRole === null ? "no role" : roleWords[groupRole];
  return `given by ${roleGivenBy}; groups say ${groups}`;
}
