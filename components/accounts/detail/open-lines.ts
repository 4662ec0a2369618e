import type { Change, PlanAmount } from "@/lib/domain/change";
import { openStates } from "@/lib/domain/change";

export type OpenLine = { unknown: boolean; wants: number | null };

/** The plan lines that an open change touches, by path, with the hosts it asks for. */
export function openLines(change: Change | undefined): Map<string, OpenLine> {
  if (!change || !openStates.includes(change.state)) return new Map();
  const unknown = change.state === "unknown" || change.state === "needs_person";
  const touched = change.after.filter((amount) => !isSame(amount, change.before));
  return new Map(touched.map(({ path, hosts }) => [path, { unknown, wants: hosts }]));
}

function isSame(amount: PlanAmount, before: readonly PlanAmount[]): boolean {
  const was = before.find(({ path }) => path === amount.path);
  return was !== undefined && was.type === amount.type && was.hosts === amount.hosts;
}
