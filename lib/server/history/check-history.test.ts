import { afterAll, beforeAll, expect, it } from "vitest";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import { answered, type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { checkHistory } from "@/lib/server/history/check-history";
import type { Deed, History, InvariantId } from "@/lib/server/history/history";
import { readHistory } from "@/lib/server/history/read-history";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

let at: ChangeTest;
let good: History;
const partner = callerAs("partner");

beforeAll(async () => {
  at = await startChangeTest();
  const ids = await liveALittle();
  const plans = new Map(
    await Promise.all(ids.map(async (id) => [id, (await at.control.account(id)).plans] as const)),
  );
  const ledger = at.sandbox.ledger().applied.map((deed) => ({ ...deed, at: new Date().toISOString() }));
  const journal = await readHistory(at.context.db);
  good = { now: at.context.clock.now(), ...journal, ledger, plans, outside: [], shown: [] };
});
afterAll(() => at.close());

/** Two applied in a row, one accepted, one refused, one not sent, one that was unknown and turned out applied. */
async function liveALittle(): Promise<string[]> {
  const change = async (id: string, hosts: number, saw?: string) => {
    const input = await at.input(id, { type: "business_monthly", hosts });
    return answered(changeBasePlan(at.context, partner, { ...input, ifMatch: saw ?? input.ifMatch }));
  };
  const account = () => at.addAccount({ plan_base: running("business_monthly", 20) });
  const [often, refused, lost] = [await account(), await account(), await account()];
  const seen = (await at.input(often, {})).ifMatch;
  for (const hosts of [21, 22, 15]) await change(often, hosts);
  await change(often, 30, seen);
  await at.control.mutate(refused, { refuses: { updateBase: { code: 3000, message: "Not today." } } });
  await change(refused, 21);
  await at.control.addFault({ match: { accountId: lost, method: "PUT" }, action: { kind: "reset_after" } });
  await change(lost, 21);
  at.pass(3);
  await reconcileDue(at.context);
  return [often, refused, lost];
}

function violated(history: History): InvariantId[] {
  return checkHistory(history)
    .filter(({ violations }) => violations.length > 0)
    .map(({ id }) => id);
}

function rowIn(history: History, state: string) {
  const row = history.changes.find((each) => each.state === state);
  if (!row) throw new Error(`no ${state} change`);
  return row;
}

function lastOf<T>(list: T[]): T {
  const last = list.at(-1);
  if (!last) throw new Error("empty");
  return last;
}

it("finds nothing in a history that is as it should be, and says how much it tried", () => {
  const states = good.changes.map(({ state }) => state).toSorted();
  expect(states).toEqual(["accepted", "applied", "applied", "applied", "not_sent", "refused"]);
  const findings = checkHistory(good);
  expect(findings.flatMap(({ violations }) => violations)).toEqual([]);
  expect(findings.map(({ id }) => id)).toEqual(["I1", "I2", "I3", "I4", "I5", "I7", "I10"]);
  expect(findings.every(({ checked }) => checked > 3)).toBe(true);
});

const mar = Object.assign;
const damages: [string, InvariantId, (history: History) => unknown][] = [
  ["a change that Zoom did twice", "I1", ({ ledger }) => ledger.push({ ...lastOf(ledger), seq: 99 })],
  [
    "an entry that leaves other hosts than wanted",
    "I2",
    ({ ledger }) => mar(baseOf(ledger[0]), { hosts: 99 }),
  ],
  [
    "plans that nobody made what they are",
    "I2",
    ({ plans, ledger }) => plans.set(lastOf(ledger).accountId, {}),
  ],
  [
    "an entry that begins elsewhere than the last one ended",
    "I2",
    ({ ledger }) => mar(baseOf(ledger[1], "before"), { hosts: 77 }),
  ],
  [
    "a change that is unknown for 16 minutes",
    "I3",
    (history) => {
      mar(rowIn(history, "applied"), { state: "unknown" });
      mar(history, { now: new Date(Number(history.now) + 16 * 60_000) });
    },
  ],
  ["a ledger entry without a change", "I4", ({ ledger }) => mar(lastOf(ledger), { body: { type: "other" } })],
  [
    "an entry that is older than any sending",
    "I4",
    ({ ledger }) => mar(lastOf(ledger), { at: "2020-01-01T00:00:00Z" }),
  ],
  ["a move without its event", "I4", ({ events }) => events.splice(2, 1)],
  ["a last move without its event", "I4", ({ events }) => events.pop()],
  ["an event twice", "I4", ({ events }) => events.push(lastOf(events))],
  [
    "an event of a change that is not there",
    "I4",
    ({ events }) => mar(lastOf(events), { changeId: "ch_none" }),
  ],
  ["an event of another sub-account", "I4", ({ events }) => mar(lastOf(events), { target: "other" })],
  [
    "a move that nobody may make",
    "I4",
    (history) => {
      const row = rowIn(history, "refused");
      const last = lastOf(history.events.filter(({ changeId }) => changeId === row.id));
      mar(last, { action: "change.not_applied" });
      mar(row, { state: "not_applied" });
    },
  ],
  ["a refusal of what Zoom did", "I5", (history) => mar(rowIn(history, "applied"), { state: "refused" })],
  [
    "a success that Zoom does not know",
    "I5",
    (history) => mar(rowIn(history, "not_sent"), { state: "applied" }),
  ],
  ["an answer that promised too much", "I5", (history) => tell(history, "refused", "done")],
  ["an answer that denied what was done", "I5", (history) => tell(history, "accepted", "nothing")],
  [
    "a read that turned back",
    "I7",
    (history) => {
      const read = { at: "2026-01-01T00:00:00Z", event: "read_back", text: "" } as const;
      rowIn(history, "applied").evidence.push({ ...read, seen: "target" }, { ...read, seen: "before" });
    },
  ],
  [
    "a change that overwrote one that its author had not seen",
    "I10",
    (history) => mar(rowIn(history, "applied"), { sawVersion: "old" }),
  ],
];

function tell(history: History, state: string, told: "done" | "nothing"): void {
  history.shown = [{ changeId: rowIn(history, state).id, told }];
}

it.each(damages)("finds %s", (_, id, damage) => {
  const history = structuredClone(good);
  damage(history);
  expect(violated(history)).toContain(id);
});

it("takes a gap in the ledger for a change made elsewhere only when one was noted, or when nobody notes any", () => {
  const history = structuredClone(good);
  const [, second] = history.ledger;
  if (!second) throw new Error("no second entry");
  baseOf(second, "before").hosts = 77;
  expect(violated(history)).toEqual(["I2", "I10"]);
  expect(violated({ ...history, outside: null })).toEqual([]);
  const noted = { accountId: second.accountId, from: second.at, until: second.at };
  expect(violated({ ...history, outside: [noted] })).toEqual([]);
  expect(violated({ ...history, outside: [{ ...noted, accountId: "other" }] })).toEqual(["I2", "I10"]);
});

it("never excuses a lost update between our own changes", () => {
  const history = structuredClone(good);
  for (const row of history.changes) if (row.state === "accepted") row.sawVersion = "old";
  expect(violated({ ...history, outside: null })).toEqual(["I10"]);
});

it("excuses a decrease of other plans that a lagging read hid, and only that", () => {
  const history = structuredClone(good);
  const accepted = rowIn(history, "accepted");
  const hidden = history.ledger.find(({ body }) => JSON.stringify(body) === JSON.stringify(accepted.sent));
  if (!hidden) throw new Error("nothing was accepted");
  // Zoom decreased at once, a lagging read hid it, and a webinar was changed.
  hidden.after = { ...hidden.after, plan_base: { ...baseOf(hidden), hosts: 15 } };
  const webinar = { family: "plan_webinar", path: "plan_webinar", type: "webinar500_monthly", hosts: 2 };
  const path = hidden.path.replace("/base", "/addons");
  const was = {
    sent: { type: webinar.type, hosts: 2 },
    before: [{ ...webinar, hosts: 1 }],
    after: [webinar],
  };
  const createdAt = new Date(Date.parse(hidden.at) + 100);
  const row = {
    ...accepted,
    ...was,
    id: `${accepted.id}2`,
    kind: "update_addon",
    state: "applied",
    createdAt,
  };
  const after = { ...hidden.after, plan_webinar: [running(webinar.type, 2)] };
  const entry = { ...hidden, seq: hidden.seq + 0.5, path, body: was.sent, before: hidden.after, after };
  const lag = { accountId: hidden.accountId, from: hidden.at, ms: 500 };
  const told = (more: object, lags = [lag]) =>
    violated({
      ...history,
      lags,
      changes: [...history.changes, { ...row, ...more } as ChangeRow],
      ledger: [...history.ledger, entry],
    });
  expect(told({})).not.toContain("I10");
  expect(told({ sawVersion: "old" })).toContain("I10");
  expect(told({ before: accepted.before })).toContain("I10");
  expect(told({ createdAt: new Date(Date.parse(hidden.at) + 501) })).toContain("I10");
  expect(told({}, [])).toContain("I10");
  expect(told({}, [{ ...lag, accountId: "other" }])).toContain("I10");
});

it("excuses a change elsewhere that a lagging read hid, and still counts plans that nobody explains", () => {
  const history = structuredClone(good);
  const [, second] = history.ledger;
  const row = history.changes.find(({ sent }) => JSON.stringify(sent) === JSON.stringify(second?.body));
  if (!second || !row) throw new Error("no second entry");
  baseOf(second, "before").hosts = 77;
  const before = new Date(Number(row.createdAt) - 200).toISOString();
  const outside = [{ accountId: second.accountId, from: before, until: before }];
  const lag = { accountId: second.accountId, from: before, ms: 500 };
  expect(violated({ ...history, outside })).toContain("I10");
  expect(violated({ ...history, outside, lags: [lag] })).not.toContain("I10");
  expect(violated({ ...history, outside, lags: [{ ...lag, ms: 100 }] })).toContain("I10");
});

function baseOf(deed: Deed | undefined, which: "before" | "after" = "after"): { hosts: number } {
  return deed?.[which].plan_base as { hosts: number };
}
