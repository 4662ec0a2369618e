import { describe, expect, test } from "vitest";
import { changeStates, openStates } from "./change";
import { changeMoves, isFinal, type Mover, mayMove } from "./change-states";

const movers: Mover[] = ["request", "reconciler", "person"];

describe("the life of a change", () => {
  test("a change is sent from prepared and from nowhere else", () => {
    const before = changeStates.filter((state) => movers.some((mover) => mayMove(state, "sending", mover)));
    expect(before).toEqual(["prepared"]);
  });

  test("only the request that holds a change may send it", () => {
    expect(movers.filter((mover) => mayMove("prepared", "sending", mover))).toEqual(["request"]);
  });

  test("a sent change is never called not sent by the reconciler", () => {
    expect(mayMove("sending", "not_sent", "reconciler")).toBe(false);
    expect(mayMove("unknown", "not_sent", "reconciler")).toBe(false);
  });

  test("a lost answer ends as unknown, whoever notices", () => {
    expect(movers.filter((mover) => mayMove("sending", "unknown", mover))).toEqual(["request", "reconciler"]);
  });

  test("what needs a person is settled by a person alone", () => {
    const ends = Object.keys(changeMoves.needs_person);
    expect(ends).toEqual(["applied", "not_applied"]);
    expect(Object.values(changeMoves.needs_person).flat()).toEqual(["person", "person"]);
  });

  test("every open state has a way out and the final ones have none", () => {
    expect(openStates.filter(isFinal)).toEqual([]);
    expect(changeStates.filter(isFinal)).toEqual(["applied", "refused", "not_sent", "not_applied"]);
  });

  test("every state but the first is reached by some move", () => {
    const reached = new Set(Object.values(changeMoves).flatMap((to) => Object.keys(to)));
    expect(changeStates.filter((state) => !reached.has(state))).toEqual(["prepared"]);
  });
});
