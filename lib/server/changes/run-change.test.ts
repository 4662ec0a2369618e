import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SAMPLE_CONTACT } from "@/lib/sandbox/documented/subscribe-body";
import {
  answered,
  business,
  type ChangeTest,
  callerAs,
  rowOf,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { accountPlans, accounts } from "@/lib/server/db/schema";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { subscribe } from "@/lib/server/services/plans/subscribe";
import { updateAddon } from "@/lib/server/services/plans/update-addon";

let at: ChangeTest;
const partner = callerAs("partner");
beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

describe("a change that Zoom does", () => {
  test("more hosts are applied once, with before, after and evidence", async () => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { status, change } = await answered(changeBasePlan(at.context, partner, input));
    expect(status).toBe(200);
    expect(change).toMatchObject({ state: "applied", before: [{ hosts: 20 }], after: [{ hosts: 21 }] });
    expect(change?.evidence.map((each) => each.event)).toEqual([
      "stored",
      "compared",
      "sent",
      "answered",
      "read_back",
    ]);
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("the snapshot shows the new hosts and the directory no open change", async () => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, { type: "business_monthly", hosts: 22 });
    await changeBasePlan(at.context, partner, input);
    const [account] = await at.context.db.select().from(accounts).where(eq(accounts.id, id));
    const [plans] = await at.context.db.select().from(accountPlans).where(eq(accountPlans.accountId, id));
    expect(account).toMatchObject({ openChangeId: null, openChangeState: null, baseHosts: 22 });
    expect(plans?.version).not.toBe(input.ifMatch);
  });

  test("add N reaches Zoom as a total", async () => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, { type: "business_monthly", increasing_hosts: 5 });
    const { change } = await answered(changeBasePlan(at.context, partner, input));
    expect(change).toMatchObject({ state: "applied", after: [{ hosts: 25 }] });
    expect(at.ledger(id)).toMatchObject([{ body: { type: "business_monthly", hosts: 25 }, relative: false }]);
    expect(at.sandbox.ledger().relativeWrites).toBe(0);
  });

  test("a subscription with several families is applied as one change", async () => {
    const id = await at.addAccount({}, { accountType: "Free" });
    const request = {
      contact: SAMPLE_CONTACT,
      plan_base: { type: "business_monthly", hosts: 20 },
      plan_webinar: [{ type: "webinar500_monthly", hosts: 2 }],
      plan_large_meeting: [{ type: "large500_monthly", hosts: 3 }],
      plan_recording: "cmr_monthly_commitment_40",
      plan_audio: { type: "tollfree_payongo", tollfree_countries: "US" },
    };
    const { status, change, problem } = await answered(
      subscribe(at.context, partner, await at.input(id, request)),
    );
    expect(problem).toBeUndefined();
    expect(status).toBe(201);
    expect(change).toMatchObject({ state: "applied", kind: "subscribe", before: [] });
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("an add-on is added and then updated", async () => {
    const id = await at.addAccount(business(20));
    const webinar = (hosts: number) => ({ type: "webinar500_monthly", hosts });
    const added = await answered(addAddon(at.context, partner, await at.input(id, webinar(2))));
    expect(added).toMatchObject({ status: 201, change: { state: "applied" } });
    const updated = await answered(updateAddon(at.context, partner, await at.input(id, webinar(4))));
    expect(updated).toMatchObject({ status: 200, change: { state: "applied", before: [{ hosts: 2 }] } });
    expect(at.ledger(id)).toHaveLength(2);
  });

  test("fewer hosts are accepted and wait for the renewal", async () => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, { type: "business_monthly", hosts: 15 });
    const { status, change } = await answered(changeBasePlan(at.context, partner, input));
    expect(status).toBe(200);
    expect(change).toMatchObject({ state: "accepted", settledAt: null });
    expect(change?.nextCheckAt).not.toBeNull();
    const [account] = await at.context.db.select().from(accounts).where(eq(accounts.id, id));
    expect(account?.openChangeState).toBe("accepted");
  });

  test("each move has its audit event with the person, in order", async () => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { change } = await answered(changeBasePlan(at.context, partner, input));
    const events = await at.context.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.changeId, change?.id ?? ""))
      .orderBy(auditEvents.seq);
    const actions = ["change.prepared", "change.sending", "change.applied"];
    expect(events.map((event) => event.action)).toEqual(actions);
    expect(events.every((event) => event.actorName === "Paula Partner" && event.target === id)).toBe(true);
  });
});

describe("a change that Zoom does not do", () => {
  test.each([
    [200, { code: 200, message: "Free trial and VIP account can't update sub plan." }],
    [300, { code: 300, message: "Plan types do not match." }],
    [400, { code: 2100, message: "Cannot process account." }],
  ])("HTTP %d with a code is shown as refused, each time", async (status, body) => {
    const id = await at.addAccount(business(20));
    await at.control.addFault({
      match: { method: "PUT", accountId: id },
      times: "always",
      action: { kind: "status", status, body },
    });
    for (let i = 0; i < 33; i++) {
      const input = await at.input(id, { type: "business_monthly", hosts: 21 });
      const { problem } = await answered(changeBasePlan(at.context, partner, input));
      expect(problem).toMatchObject({ status: 422, code: "zoom_refused", zoom: { status, ...body } });
      expect((await rowOf(at.context, problem?.changeId)).state).toBe("refused");
    }
    expect(at.ledger(id)).toEqual([]);
  });

  test("a sub-account that Zoom does not show is not sent anything", async () => {
    const id = await at.addAccount(business(20));
    await at.control.addFault({
      match: { method: "GET", accountId: id },
      times: "always",
      action: { kind: "status", status: 503, body: {} },
    });
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({ status: 503, code: "zoom_unavailable" });
    expect((await rowOf(at.context, problem?.changeId)).state).toBe("not_sent");
    expect(at.ledger(id)).toEqual([]);
  });

  test("a refused read is a refusal", async () => {
    const id = await at.addAccount(business(20));
    await at.control.mutate(id, { payMode: "sub" });
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({ status: 422, code: "zoom_refused", zoom: { code: 2100 } });
    expect(await rowOf(at.context, problem?.changeId)).toMatchObject({ state: "refused", sentAt: null });
  });

  test("an account that is gone at Zoom answers 404", async () => {
    const id = await at.addAccount(business(20));
    await at.control.removeAccount(id);
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({ status: 404, code: "account_gone" });
    expect((await rowOf(at.context, problem?.changeId)).state).toBe("not_sent");
  });
});

describe("an answer that gets lost", () => {
  test.each([
    { kind: "reset_after" },
    { kind: "status", status: 502, apply: true },
    { kind: "cut_json", apply: true, reset: true },
    { kind: "html", status: 200, apply: true },
  ] as const)("$kind leaves the change unknown and the sub-account closed", async (action) => {
    const id = await at.addAccount(business(20));
    await at.control.addFault({ match: { method: "PUT", accountId: id }, action });
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { status, change } = await answered(changeBasePlan(at.context, partner, input));
    expect(status).toBe(202);
    expect(change).toMatchObject({ state: "unknown", settledAt: null });
    const [account] = await at.context.db.select().from(accounts).where(eq(accounts.id, id));
    expect(account).toMatchObject({ openChangeId: change?.id, openChangeState: "unknown" });
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("a read-back that shows nothing yet leaves the change unknown although Zoom said yes", async () => {
    const id = await at.addAccount(business(20));
    await at.control.addFault({
      match: { method: "PUT", accountId: id },
      action: { kind: "stale_reads", ms: 60_000 },
    });
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { status, change } = await answered(changeBasePlan(at.context, partner, input));
    expect(status).toBe(202);
    expect(change).toMatchObject({ state: "unknown", zoom: { status: 204 } });
  });
});

describe("a call limit", () => {
  // The last one here: the whole client waits for Zoom's next day.
  test("leaves the change not sent and says when to try again", async () => {
    const id = await at.addAccount(business(20));
    await at.control.addFault({
      match: { method: "PUT", accountId: id },
      action: { kind: "rate_limited", limit: "daily" },
    });
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { problem, headers } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({ status: 503, code: "zoom_rate_limited" });
    expect(Number(headers["Retry-After"])).toBeGreaterThan(0);
    expect((await rowOf(at.context, problem?.changeId)).state).toBe("not_sent");
    expect(at.ledger(id)).toEqual([]);
  });
});
