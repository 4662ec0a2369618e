import { boundsText, fitsBounds, type HostBounds } from "@/lib/domain/host-bounds";
import type { PlanType } from "@/lib/domain/plan-type";
import { hostWords, numberWords } from "../change-words";

/** "34 hosts lie within 10 to 49", from a range in words. */
export function fitsWords(hosts: number, range: string): string {
  const shown = range.replace(/ hosts$/, "");
  return range.endsWith("or more")
    ? `${hostWords(hosts)}, at least ${range.replace(" hosts or more", "")} needed`
    : `${hostWords(hosts)} ${hosts === 1 ? "lies" : "lie"} within ${shown}`;
}

/** Under a host field: the range as a hint, or as a met rule once the number fits. */
export function hostNotes(hosts: unknown, bounds: HostBounds | null): { hint?: string; met?: string } {
  if (!bounds) return {};
  const range = boundsText(bounds).replace(/ hosts$/, "");
  if (typeof hosts === "number" && Number.isInteger(hosts) && fitsBounds(hosts, bounds)) {
    return { met: `${range} allowed, ${numberWords(hosts)} fits` };
  }
  return { hint: `${range} allowed` };
}

/** The most hosts an add-on may have beside the base plan's, in words; null: no such rule. */
export function baseRuleWords(type: PlanType | undefined, baseHosts: number | null): string | null {
  if (!type?.hostRule || type.hostRule === "engagements" || baseHosts === null) return null;
  return type.hostRule === "below_base"
    ? `at most ${numberWords(baseHosts - 1)}, fewer than the base hosts`
    : `at most ${numberWords(baseHosts)}, the base hosts`;
}
