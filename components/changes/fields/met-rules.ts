import { boundsText, fitsBounds, type HostBoundsOverrides, hostBounds } from "@/lib/domain/host-bounds";
import { findPlanType } from "@/lib/domain/plan-catalogue";
import { planLines } from "@/lib/domain/plan-lines";
import { hostRuleErrors } from "@/lib/domain/plan-rules";
import { numberWords } from "../change-words";
import type { Wire } from "../wire/wire-path";
import { fitsWords } from "./host-rules";

/** The host rules that the plans of a body meet, in words: ranges, and add-ons against the base plan. */
export function metRules(body: Wire, bounds: HostBoundsOverrides): string[] {
  const lines = planLines(body);
  const baseHosts = lines.find((line) => line.path === "plan_base")?.hosts ?? null;
  return lines.flatMap(({ path, type, hosts }) => {
    if (type === null || hosts === null) return [];
    const range = hostBounds(type, bounds);
    const fits = range && fitsBounds(hosts, range) ? [fitsWords(hosts, boundsText(range))] : [];
    return [...fits, ...metBaseRule({ path, type, hosts }, baseHosts)];
  });
}

/** "2 webinar hosts are not more than 16", when such a rule exists and holds. */
export function metBaseRule(
  { path, type, hosts }: { path: string; type: string; hosts: number },
  baseHosts: number | null,
): string[] {
  const found = findPlanType(type);
  if (!found?.hostRule || found.hostRule === "engagements" || baseHosts === null) return [];
  if (hostRuleErrors({ path, type, hosts }, path, baseHosts).length > 0) return [];
  const family = found.family.replaceAll("_", " ");
  const are = hosts === 1 ? `1 ${family} host is` : `${numberWords(hosts)} ${family} hosts are`;
  const limit = numberWords(baseHosts);
  return [found.hostRule === "below_base" ? `${are} fewer than ${limit}` : `${are} not more than ${limit}`];
}
