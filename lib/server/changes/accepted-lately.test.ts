import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import {
  answered,
  business,
  type ChangeTest,
  callerAs,
  letReadLag,
  readAgain,
  rowOf,
  skewed,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { changes } from "@/lib/server/db/schema";
import { checkChange } from "@/lib/server/services/changes/check-change";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

// A decrease may show at once or at the renewal, and a read may lag: shortly after Zoom accepted one, plans that do not
// show it are nothing to build a total on.

let at: ChangeTest;
const partner = callerAs("partner");
const colleague = callerAs("partner", "Cole League");

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
afterEach(() => at.control.clearFaults());

async function wantHosts(id: string, hosts: number, caller = colleague, context = at.context) {
  const input = await at.input(id, { type: "business_monthly", hosts });
  return answered(changeBasePlan(context, caller, input));
}

/** A sub-account of 20 hosts, of which Zoom accepted 15 and still showed 20. */
async function acceptedButHidden(
  decreaseMode: "at_once" | "at_renewal",
  context = at.context,
): Promise<string> {
  const id = await at.addAccount(business(20));
  await at.control.setSettings({ decreaseMode });
  // The read before the sending is the first.
  await letReadLag(at, id, 2);
  expect((await wantHosts(id, 15, partner, context)).change?.state).toBe("accepted");
  return id;
}

test("a colleague's number is not sent over a decrease that a lagging read hides", async () => {
  const id = await acceptedButHidden("at_once");
  at.pass(30);
  await letReadLag(at, id);
  const { problem, headers } = await wantHosts(id, 22);
  const title = "Zoom does not show the last change yet";
  expect(problem).toMatchObject({ status: 503, code: "zoom_unavailable", title, retryAfterSeconds: 60 });
  expect(problem?.detail).toContain("(Zoom Workplace Biz Monthly, 15 hosts)");
  expect(headers["Retry-After"]).toBe("60");
  expect(at.ledger(id)).toHaveLength(1);
});

test("nor by processes whose clocks are behind the database's, or ahead of it", async () => {
  for (const seconds of [-300, 600]) {
    const id = await acceptedButHidden("at_once", skewed(at, seconds));
    await letReadLag(at, id);
    const { problem, headers } = await wantHosts(id, 22, colleague, skewed(at, seconds));
    expect(problem?.status).toBe(503);
    expect(headers["Retry-After"]).toBe("90");
    expect(at.ledger(id)).toHaveLength(1);
  }
});

test("a second look finds it, and it is applied", async () => {
  const id = await acceptedButHidden("at_once");
  const [row] = await at.context.db.select().from(changes).where(eq(changes.accountId, id));
  at.pass(91);
  await reconcileDue(at.context);
  expect((await rowOf(at.context, row?.id)).state).toBe("applied");
});

test("a check now does not bring the second look forward, since the read may lag still", async () => {
  const id = await acceptedButHidden("at_once");
  const [row] = await at.context.db.select().from(changes).where(eq(changes.accountId, id));
  await checkChange(at.context, partner, row?.id ?? "");
  expect(await reconcileDue(at.context)).toBe(0);
  await letReadLag(at, id);
  expect((await wantHosts(id, 22)).problem?.status).toBe(503);
  at.pass(91);
  await at.control.clearFaults();
  expect(await reconcileDue(at.context)).toBe(1);
  expect((await rowOf(at.context, row?.id)).state).toBe("applied");
});

test("a second look that fails is made again, and the plan stays closed until then", async () => {
  const id = await acceptedButHidden("at_once");
  at.pass(91);
  await at.control.addFault({
    match: { method: "GET", path: "**/plans", accountId: id },
    action: { kind: "status", status: 404, body: { code: 2001, message: "Account not exist." } },
  });
  expect(await reconcileDue(at.context)).toBe(1);
  await letReadLag(at, id);
  expect((await wantHosts(id, 22)).problem?.status).toBe(503);
});

test("once it shows, the colleague is told of it and by whom", async () => {
  const id = await acceptedButHidden("at_once");
  const input = await at.input(id, { type: "business_monthly", hosts: 22 });
  const { problem } = await answered(changeBasePlan(at.context, colleague, input));
  expect(problem).toMatchObject({ status: 412, changedBy: { name: "Paula Partner" } });
  await readAgain(at.context, id);
  expect((await wantHosts(id, 22)).status).toBe(200);
});

test("a decrease that waits for its renewal closes its plan for a minute and a half only", async () => {
  const id = await acceptedButHidden("at_renewal");
  at.pass(89);
  expect((await wantHosts(id, 22)).status).toBe(503);
  at.pass(2);
  expect((await wantHosts(id, 22)).status).toBe(200);
});

test("other plans of the sub-account stay open, and so does what is only added", async () => {
  const id = await acceptedButHidden("at_renewal");
  const webinar = { type: "webinar500_monthly", hosts: 2 };
  const input = await at.input(id, webinar);
  expect(await answered(addAddon(at.context, colleague, input))).toMatchObject({ status: 201 });
});
