import "server-only";
import type { PlanAmount } from "@/lib/domain/change";
import { touchSamePlans } from "@/lib/domain/change-effect";
import { ANSWERED_SPREAD_MS } from "@/lib/domain/change-verdict";
import { planLines } from "@/lib/domain/plan-lines";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import type { Deed, Finding, History } from "@/lib/server/history/history";
import { byAccount, canonicalJson, type Matches } from "@/lib/server/history/match-ledger";
import { planVersion } from "@/lib/server/sync/plan-version";

type Json = Record<string, unknown>;
type Step = { deed: Deed; last: Deed | null; gap: boolean };

/**
 * I2: each entry leaves the plans that its change wanted (or has them wait for the renewal), begins where the one
 * before it ended, and the last one is what Zoom has now. Only a change made elsewhere may lie between.
 */
export function sumOfApplied(history: History, { changeOf }: Matches): Finding {
  const steps = stepsOf(history);
  const missed = steps.flatMap(({ deed }) => {
    const row = changeOf(deed.seq);
    return row && !leaves(deed, row) ? [`ledger entry ${deed.seq} does not leave what ${row.id} wanted`] : [];
  });
  const gaps = steps
    .filter(({ deed, last, gap }) => gap && last && !touched(history, deed.accountId, last.at, deed.at))
    .map(({ deed }) => `the plans of ${deed.accountId} changed by nobody before ledger entry ${deed.seq}`);
  const lasts = [...byAccount(history.ledger).values()].flatMap((deeds) => deeds.at(-1) ?? []);
  const ends = lasts
    .filter(({ accountId, after, at }) => {
      const now = history.plans.get(accountId);
      return now !== undefined && !same(now, after) && !touched(history, accountId, at, null);
    })
    .map(({ accountId }) => `the plans of ${accountId} are not what its changes left`);
  return { id: "I2", checked: steps.length + lasts.length, violations: [...missed, ...gaps, ...ends] };
}

/**
 * I10: the plans that Zoom had when it carried a change out are those whose version the person saw. Plans that were
 * changed elsewhere after we compared are beyond any client, since Zoom takes no version with a change; and nothing is
 * overwritten where the only news is a decrease of other plans that Zoom had accepted without showing it.
 */
export function sentUponSeen(history: History, { changeOf }: Matches): Finding {
  const sent = stepsOf(history).flatMap((step) => {
    const row = changeOf(step.deed.seq);
    return row ? [{ ...step, row }] : [];
  });
  const stale = sent.filter(({ deed, row }) => planVersion(planLines(deed.before)) !== row.sawVersion);
  const ours = stale.filter(
    ({ deed, row, gap, last }) =>
      (gap && !touched(history, deed.accountId, row.createdAt.toISOString(), deed.at)) ||
      (!gap && !(last && isOfOtherPlans(row, last, changeOf(last.seq)))),
  );
  const violations = ours.map(
    ({ row, deed }) => `${row.id} (ledger entry ${deed.seq}) overwrote plans that its author had not seen`,
  );
  return { id: "I10", checked: sent.length, violations };
}

function isOfOtherPlans(row: ChangeRow, last: Deed, before: ChangeRow | undefined): boolean {
  if (before?.state !== "accepted" || touchSamePlans(row, before)) return false;
  const apart = Number(row.sentAt) - Number(before.sentAt);
  return apart < ANSWERED_SPREAD_MS && planVersion(planLines(last.before)) === row.sawVersion;
}

function stepsOf({ ledger }: History): Step[] {
  return [...byAccount(ledger).values()].flatMap((deeds) =>
    deeds.map((deed, index) => {
      const last = deeds[index - 1] ?? null;
      return { deed, last, gap: last === null || !same(last.after, deed.before) };
    }),
  );
}

// Without notes of what happened elsewhere every gap is taken for it.
function touched({ outside }: History, accountId: string, from: string, to: string | null): boolean {
  if (outside === null) return true;
  const end = to === null ? Number.POSITIVE_INFINITY : Date.parse(to);
  return outside.some(
    (each) =>
      each.accountId === accountId &&
      Date.parse(each.until) >= Date.parse(from) &&
      Date.parse(each.from) <= end,
  );
}

function same(one: Json, other: Json): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

function leaves({ after, pending }: Deed, row: ChangeRow): boolean {
  const lines = planLines(after);
  const shows = (amount: PlanAmount) =>
    lines.some(
      (line) =>
        line.type === amount.type &&
        (amount.hosts === null || line.hosts === null || line.hosts === amount.hosts),
    );
  const waits = (amount: PlanAmount) =>
    pending.some((each) => each.type === amount.type && each.hosts === amount.hosts);
  return row.after.every((amount) => shows(amount) || waits(amount));
}
