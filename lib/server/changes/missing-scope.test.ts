import { afterAll, beforeAll, expect, test } from "vitest";
import {
  answered,
  business,
  type ChangeTest,
  callerAs,
  rowOf,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

let at: ChangeTest;

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

async function press(id: string): Promise<string[]> {
  const input = await at.input(id, { type: "business_monthly", hosts: 21 });
  const { problem } = await answered(changeBasePlan(at.context, callerAs("partner"), input));
  expect(problem).toMatchObject({ code: "zoom_refused", zoom: { code: 4711 } });
  const row = await rowOf(at.context, problem?.changeId);
  expect(row.state).toBe("refused");
  return row.evidence.slice(-1).map(({ event, text }) => `${event}: ${text}`);
}

test("a refusal that Zoom was not asked for again says that nothing reached it", async () => {
  const message = "Invalid access token, does not contain scopes:[billing:update:plan:master].";
  const [first, second] = [await at.addAccount(business(20)), await at.addAccount(business(20))];
  const action = { kind: "status", status: 400, body: { code: 4711, message } } as const;
  await at.control.addFault({ match: { method: "PUT" }, action });
  expect(await press(first)).toEqual([`answered: Zoom refused (400, code 4711): ${message}`]);
  expect((await press(second))[0]).toMatch(/^not_sent: Nothing reached Zoom, .+ code 4711/);
  expect([...at.ledger(first), ...at.ledger(second)]).toEqual([]);
});
