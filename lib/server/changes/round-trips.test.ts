import { afterAll, beforeAll, expect, test } from "vitest";
import { countStatements, type StatementCount } from "@/lib/launch/chaos/count-statements";
import {
  answered,
  type ChangeTest,
  callerAs,
  readAgain,
  running,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

// Looked up, prepared, accepted lately (while Zoom is read), sending, answered, applied; and for each of the three calls of Zoom its place.
const OWN = 6;
const PLACES = 3;

let at: ChangeTest;
let statements: StatementCount;
const partner = callerAs("partner");

beforeAll(async () => {
  at = await startChangeTest();
  statements = countStatements(at.context.pool);
});
afterAll(() => at.close());

async function raise(): Promise<{ status: number; own: string[]; places: string[] }> {
  const id = await at.addAccount({ plan_base: running("business_monthly", 20) });
  const input = await at.input(id, { type: "business_monthly", hosts: 21 });
  statements.reset();
  const { status } = await answered(changeBasePlan(at.context, partner, input));
  const texts = statements.texts();
  const isPlace = (text: string) => text.includes("rate_limits");
  return { status, own: texts.filter((text) => !isPlace(text)), places: texts.filter(isPlace) };
}

test("a change costs six round trips to the database, and at most one for each call of Zoom", async () => {
  await raise();
  const { status, own, places } = await raise();
  expect(status).toBe(200);
  expect(own).toHaveLength(OWN);
  expect(places.length).toBeLessThanOrEqual(PLACES);
});

test("a change that Zoom refuses costs five and its places", async () => {
  await raise();
  await at.control.addFault({
    match: { method: "PUT" },
    action: { kind: "status", status: 400, body: { code: 300, message: "Invalid field." } },
  });
  const { status, own } = await raise();
  expect(status).toBe(422);
  expect(own).toHaveLength(OWN - 1);
});

test("keeping a reading of plans costs one round trip", async () => {
  const id = await at.addAccount({ plan_base: running("business_monthly", 20) });
  statements.reset();
  await readAgain(at.context, id);
  const texts = statements.texts().filter((text) => !text.includes("rate_limits"));
  expect(texts).toHaveLength(1);
});
