import type { Tally } from "@/lib/launch/chaos/tally";
import { tableLines } from "@/lib/launch/history-table";
import { zoomRecord } from "@/lib/launch/zoom-record";
import type { ControlClient } from "@/lib/sandbox/control-client";
import type { Database } from "@/lib/server/db/client";
import { checkHistory } from "@/lib/server/history/check-history";
import type { Finding, History } from "@/lib/server/history/history";
import { readHistory } from "@/lib/server/history/read-history";

/** How a run ended. `broken` holds a sentence for everything that must not be. */
export type Outcome = { seed: number; tally: Tally; history: History; findings: Finding[]; broken: string[] };

type Run = { db: Database; control: ControlClient; tally: Tally; now: Date; seed: number };

const SETTLED_WITHIN_SECONDS = 120;

/** Reads the history of a run that has come to rest, and judges it. */
export async function outcomeOf({ db, control, tally, now, seed }: Run): Promise<Outcome> {
  const history: History = {
    now,
    ...(await readHistory(db)),
    ...(await zoomRecord(control)),
    shown: tally.shown,
    outside: tally.outside,
    lags: tally.lags,
  };
  const findings = checkHistory(history);
  const unsettled = history.changes.filter(({ state }) => ["prepared", "sending", "unknown"].includes(state));
  const late = tally.recoveries.filter((seconds) => seconds > SETTLED_WITHIN_SECONDS);
  const broken = [
    ...findings.flatMap(({ id, violations }) => violations.map((each) => `${id}: ${each}`)),
    ...tally.split,
    ...unsettled.map(({ id, state }) => `${id} is still ${state}`),
    ...late.map((seconds) => `the last change was settled ${Math.round(seconds)} s after the faults ended`),
  ];
  return { seed, tally, history, findings, broken };
}

/** The outcome as a table in Markdown. */
export function outcomeTable({ seed, tally, history, findings, broken }: Outcome): string[] {
  const count = (state: string) => history.changes.filter((row) => row.state === state).length;
  const lost = history.changes.filter(({ id }) => lostSight(history, id));
  const of = (state: string) => lost.filter((row) => row.state === state).length;
  const seconds = settleSeconds(history);
  const violated = (id: string) => findings.find((each) => each.id === id)?.violations.length ?? 0;
  const rows = [
    ["seed", String(seed)],
    ["changes asked for / requests", `${tally.ops} / ${tally.requests}`],
    ["double presses, replays, racing pairs", `${tally.doubles}, ${tally.replays}, ${tally.pairs}`],
    ["changes made elsewhere meanwhile", String(tally.outside.length)],
    [
      "processes ended",
      Object.entries(tally.kills)
        .map(([what, times]) => `${what} ${times}`)
        .join(", ") || "none",
    ],
    ["in the journal", String(history.changes.length)],
    ["in Zoom's ledger", String(history.ledger.length)],
    ["applied", String(count("applied"))],
    ["accepted, shows at renewal", String(count("accepted"))],
    ["refused", String(count("refused"))],
    ["not sent", String(count("not_sent"))],
    ["not applied", String(count("not_applied"))],
    ["needs a person", String(count("needs_person"))],
    ["outcome unknown at first", String(lost.length)],
    [
      "… settled as applied / accepted / not applied",
      `${of("applied")} / ${of("accepted")} / ${of("not_applied")}`,
    ],
    ["… handed to a person", String(of("needs_person"))],
    [
      "seconds until settled, p50 / p95 / max",
      [0.5, 0.95, 1].map((part) => quantile(seconds, part)).join(" / "),
    ],
    ["seconds from the end of faults to the last verdict", quantile(tally.recoveries, 1)],
    ["applied twice (I1)", String(violated("I1"))],
    ["wrong verdicts (I5)", String(violated("I5"))],
    ["lost updates (I10)", String(violated("I10"))],
    ["anything else broken", String(broken.length - violated("I1") - violated("I5") - violated("I10"))],
  ];
  return tableLines(["chaos", "count"], rows);
}

// What another change did so long before or after hardly explains it.
const AROUND_MS = 60_000;

/** What the journal and Zoom hold of the changes that something is wrong with, and of those around them. */
export function storyOf({ history, broken }: Outcome): string[] {
  const ids = new Set(broken.flatMap((line) => line.match(/ch_[0-9A-Z]{26}/g) ?? []));
  const wrong = history.changes.filter(({ id }) => ids.has(id));
  return wrong.flatMap(({ accountId, createdAt }) => {
    const isNear = (at: Date | string) => Math.abs(new Date(at).getTime() - createdAt.getTime()) < AROUND_MS;
    const told = history.changes
      .filter((row) => row.accountId === accountId && isNear(row.createdAt))
      .flatMap((row) => [
        `${row.id} ${row.accountId} ${row.kind} ${JSON.stringify(row.sent)} ${row.state}, saw ${row.sawVersion}`,
        ...row.evidence.map(({ at, event, text }) => `  ${at} ${event}: ${text}`),
      ]);
    const done = history.ledger
      .filter((deed) => deed.accountId === accountId && isNear(deed.at))
      .map(
        ({ seq, at, method, path, body }) =>
          `  ${at} ledger ${seq}: ${method} ${path} ${JSON.stringify(body)}`,
      );
    return [...told, ...done];
  });
}

function lostSight({ events }: History, changeId: string): boolean {
  return events.some((event) => event.changeId === changeId && event.action === "change.unknown");
}

/** Seconds from the sending to the verdict or the hand-over, of the changes whose outcome was unknown. */
function settleSeconds({ changes, events }: History): number[] {
  const sent = new Map(changes.map(({ id, sentAt }) => [id, Number(sentAt)]));
  const lost = new Set(
    events.filter(({ action }) => action === "change.unknown").map(({ changeId }) => changeId),
  );
  const last = new Map(events.map(({ changeId, at }) => [changeId, Number(at)]));
  return [...lost].map((id) => ((last.get(id) ?? 0) - (sent.get(id ?? "") ?? 0)) / 1000);
}

function quantile(values: number[], part: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  return value === undefined ? "none" : value.toFixed(1);
}
