import "server-only";
import type { PlanAmount } from "@/lib/domain/change";
import { mayUndo } from "@/lib/domain/change-effect";
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
 * I10: the plans that Zoom had when it carried a change out are those whose version the person saw. What is beyond any
 * client is excused: plans changed elsewhere after we compared, since Zoom takes no version with a change, or so
 * shortly before that a read that lagged hid it. And nothing is overwritten where all that such a read hid is a
 * decrease of ours that the change cannot undo.
 */
export function sentUponSeen(history: History, { changeOf }: Matches): Finding {
  const sent = stepsOf(history).flatMap((step) => {
    const row = changeOf(step.deed.seq);
    return row ? [{ ...step, row }] : [];
  });
  const stale = sent.filter(({ deed, row }) => planVersion(planLines(deed.before)) !== row.sawVersion);
  const ours = stale.filter(({ deed, row, gap, last }) => {
    const read = new Date(Number(row.createdAt) - lagOf(history, deed)).toISOString();
    if (gap) return !touched(history, deed.accountId, read, deed.at);
    const before = last ? changeOf(last.seq) : undefined;
    return !(last && before && last.at >= read && isHarmless(history, row, before, last));
  });
  const violations = ours.map(
    ({ row, deed }) => `${row.id} (ledger entry ${deed.seq}) overwrote plans that its author had not seen`,
  );
  return { id: "I10", checked: sent.length, violations };
}

/** How many milliseconds old a read may have been on which the change of this entry was sent. */
function lagOf({ lags = [] }: History, { accountId, at }: Deed): number {
  const known = lags.filter((lag) => lag.accountId === accountId && Date.parse(lag.from) <= Date.parse(at));
  return Math.max(0, ...known.map(({ ms }) => ms));
}

function isHarmless({ events }: History, row: ChangeRow, before: ChangeRow, last: Deed): boolean {
  const accepted = events.some(
    ({ changeId, action }) => changeId === before.id && action === "change.accepted",
  );
  return accepted && !mayUndo(row, before) && planVersion(planLines(last.before)) === row.sawVersion;
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
