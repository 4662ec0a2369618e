import { describe, expect, it } from "vitest";
import type { ChangeState, PlanAmount } from "./change";
import { decideDifferences, type OwnChange, type ReplacedReading } from "./decide-differences";
import { planLines } from "./plan-lines";

const base = (hosts: number | null, type = "monthly") =>
  hosts === null ? [] : planLines({ plan_base: { type, hosts } });
const amount = (hosts: number, type = "monthly"): PlanAmount => ({
  family: "plan_base",
  path: "plan_base",
  type,
  hosts,
});

function change(state: ChangeState, from: number | null, to: number, id = "ours"): OwnChange {
  return { id, state, before: from === null ? [] : [amount(from)], after: [amount(to)] };
}

function reading(from: number | null, to: number | null, changeIds = ["ours"]): ReplacedReading {
  return { before: base(from), after: base(to), changeIds };
}

/** What is told of each reading: "12 to 15", nothing for what is ours, "later" for what waits. */
function told(readings: ReplacedReading[], ...changes: OwnChange[]): string[] {
  return decideDifferences(readings, changes).map((decision) => {
    if (!decision) return "later";
    const words = decision.lines.map(({ before, after }) => `${before?.hosts} to ${after?.hosts}`);
    return [...words, ...(decision.resembles ? [`as ${decision.resembles}`] : [])].join(", ");
  });
}

describe("what is not from here", () => {
  it("is everything when we changed nothing", () => {
    expect(told([reading(12, 15, [])])).toEqual(["12 to 15"]);
  });

  it("is nothing when the reading shows what we asked for", () => {
    expect(told([reading(12, 13)], change("applied", 12, 13))).toEqual([""]);
  });

  it("is what goes beyond what we asked for", () => {
    expect(told([reading(12, 15)], change("applied", 12, 13))).toEqual(["13 to 15"]);
    expect(told([reading(null, 15)], change("applied", null, 13))).toEqual(["13 to 15"]);
  });

  it("is what a reading does not name a change of ours for", () => {
    expect(told([reading(12, 13, [])], change("applied", 12, 13))).toEqual(["12 to 13"]);
  });

  it("is everything beside a change that was refused or never sent", () => {
    for (const state of ["refused", "not_sent"] as const)
      expect(told([reading(12, 15)], change(state, 12, 13))).toEqual(["12 to 15"]);
  });

  it("leaves a change once, to the reading that shows its target", () => {
    const ours = change("applied", 12, 13);
    expect(told([reading(12, 15), reading(15, 13)], ours)).toEqual(["12 to 15", ""]);
    expect(told([reading(12, 15), reading(15, 16)], ours)).toEqual(["13 to 15", "15 to 16"]);
  });

  it("holds both of another plan in its place", () => {
    const ours = { ...change("applied", 12, 12), after: [amount(12, "yearly")] };
    const to = (hosts: number) => ({
      before: base(12),
      after: base(hosts, "yearly"),
      changeIds: ["ours"],
    });
    expect(told([to(12)], ours)).toEqual([""]);
    expect(told([to(14)], ours)).toEqual(["12 to 14"]);
  });

  it("is not a decrease of ours that shows at its renewal, from whatever it then is", () => {
    const ours = change("accepted", 15, 12);
    expect(told([reading(15, 20)], ours)).toEqual(["15 to 20"]);
    expect(told([reading(20, 12)], ours)).toEqual([""]);
    expect(told([reading(10, 12)], ours)).toEqual(["10 to 12"]);
    expect(told([reading(15, 14)], ours)).toEqual(["15 to 14"]);
  });

  it("may resemble a change that counts as not applied, and says which", () => {
    const ours = change("not_applied", 12, 13, "late");
    expect(told([reading(12, 13, ["late"])], ours)).toEqual(["12 to 13, as late"]);
    expect(told([reading(12, 14, ["late"])], ours)).toEqual(["12 to 14"]);
  });
});

describe("of an answer with holes", () => {
  const holes = (from: number) => ({ ...reading(from, null), unclear: true });

  it("nothing is told before another reading has come", () => {
    expect(told([holes(12)])).toEqual(["later"]);
    expect(told([reading(10, 12, []), holes(12)])).toEqual(["10 to 12", "later"]);
  });

  it("the next reading is compared with the plans before it", () => {
    expect(told([holes(12), reading(null, 12)])).toEqual(["", ""]);
    expect(told([holes(12), reading(null, 15)])).toEqual(["", "12 to 15"]);
    const [, last] = decideDifferences([holes(12), reading(null, 15)], []);
    expect(last?.since).toBe(0);
  });

  it("both wait for a change of ours that is open", () => {
    expect(told([holes(12), reading(null, 15)], change("unknown", 12, 13))).toEqual(["later", "later"]);
  });
});

describe("while a change of ours is open", () => {
  const open = (state: ChangeState) => change(state, 12, 13);

  it.each(["sending", "unknown", "needs_person"] as const)("%s: waits for what depends on it", (state) => {
    expect(told([reading(12, 15)], open(state))).toEqual(["later"]);
    expect(told([reading(12, 13)], open(state))).toEqual([""]);
  });

  it("tells at once what does not depend on it", () => {
    const ours = { ...open("unknown"), before: [], after: [{ ...amount(1), family: "plan_webinar" }] };
    expect(told([reading(12, 15)], ours)).toEqual(["12 to 15"]);
  });

  it("no longer waits once a later reading shows what we asked for", () => {
    expect(told([reading(12, 15), reading(15, 13)], open("unknown"))).toEqual(["12 to 15", ""]);
  });

  it("waits with the half that shows while the other half is neither", () => {
    const webinar = { type: "webinar500_monthly", hosts: 2 };
    const wanted = { family: "plan_webinar", path: "plan_webinar", ...webinar };
    const ours = { ...open("unknown"), after: [amount(13), wanted] };
    const both = { ...reading(15, 15), after: [...base(15), ...planLines({ plan_webinar: [webinar] })] };
    expect(told([reading(12, 15), both], ours)).toEqual(["later", "later"]);
    expect(told([reading(12, 15), both], { ...ours, state: "not_applied" })).toEqual([
      "12 to 15",
      "undefined to 2",
    ]);
  });

  it("waits when plans go back to what they were: a part of Zoom may lag", () => {
    expect(told([reading(13, 12)], open("unknown"))).toEqual(["later"]);
    expect(told([reading(13, 12), reading(12, 13)], open("unknown"))).toEqual(["", ""]);
    expect(told([reading(13, 12)], open("applied"))).toEqual(["13 to 12"]);
  });

  it("decides by how it ended", () => {
    expect(told([reading(12, 15)], open("applied"))).toEqual(["13 to 15"]);
    expect(told([reading(12, 15)], open("not_applied"))).toEqual(["12 to 15"]);
  });
});
