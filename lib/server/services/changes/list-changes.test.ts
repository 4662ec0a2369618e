import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeQuerySchema } from "@/lib/domain/change-query";
import { answered, type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { getChange } from "@/lib/server/services/changes/get-change";
import { listChanges } from "@/lib/server/services/changes/list-changes";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

let at: ChangeTest;
let accountId: string;
const ids: string[] = [];
const support = callerAs("support", "Sam Support");
const partner = callerAs("partner");

const query = (given: Record<string, unknown> = {}) => changeQuerySchema.parse(given);

beforeAll(async () => {
  at = await startChangeTest();
  accountId = await at.addAccount({ plan_base: running("business_monthly", 20) });
  for (const hosts of [21, 22, 19]) {
    at.pass(1);
    const input = await at.input(accountId, { type: "business_monthly", hosts });
    ids.push((await changeBasePlan(at.context, partner, input)).change.id);
  }
  at.pass(1);
  const other = await at.addAccount({ plan_base: running("business_monthly", 20) });
  const input = await at.input(other, { type: "webinar500_monthly", hosts: 2 });
  ids.push((await addAddon(at.context, partner, input)).change.id);
});
afterAll(() => at.close());

describe("the journal", () => {
  test("is listed newest first, for everyone who reads", async () => {
    const page = await listChanges(at.context, support, query());
    expect(page.items.map((change) => change.id)).toEqual(ids.toReversed());
    expect(page).toMatchObject({ total: 4, nextCursor: null });
  });

  test("is walked page by page without gap or repeat", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listChanges(at.context, support, query({ limit: 3, ...(cursor ? { cursor } : {}) }));
      expect(page.total).toBe(4);
      seen.push(...page.items.map((change) => change.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(ids.toReversed());
  });

  test.each([
    [{ state: "accepted" }, 1],
    [{ state: "applied" }, 3],
    [{ kind: "add_addon" }, 1],
    [{ kind: "add_addon", state: "accepted" }, 0],
  ])("is filtered by %o", async (filter, count) => {
    const page = await listChanges(at.context, support, query(filter));
    expect([page.items.length, page.total]).toEqual([count, count]);
  });

  test("is filtered by sub-account", async () => {
    const page = await listChanges(at.context, support, query({ accountId }));
    expect(page.items.map((change) => change.id)).toEqual(ids.slice(0, 3).toReversed());
  });

  test("gives one change with its reason and who asked", async () => {
    const change = await getChange(at.context, support, ids[0] ?? "");
    expect(change).toMatchObject({
      id: ids[0],
      reason: "The customer asked for it",
      requestedBy: { name: "Paula Partner", role: "partner" },
      request: { type: "business_monthly", hosts: 21 },
    });
  });

  test("an id that nobody stored is not found", async () => {
    const missing = getChange(at.context, support, "ch_00000000000000000000000000");
    await expect(missing).rejects.toMatchObject({ code: "not_found" });
  });

  test("ids are made of plain characters and sort by time", () => {
    expect(ids.every((id) => /^ch_[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
  });

  test("a refused change is kept with Zoom's words", async () => {
    const id = await at.addAccount({ plan_base: running("business_monthly", 20) }, { vip: true });
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    const change = await getChange(at.context, support, problem?.changeId ?? "");
    expect(change).toMatchObject({ state: "refused", zoom: { code: 200 }, sentAt: expect.any(String) });
  });

  test("counts and lists the refusals that nobody has explained, and no other", async () => {
    const refusedWith = async (code: number, message: string) => {
      const id = await at.addAccount({ plan_base: running("business_monthly", 20) });
      const body = { code, message };
      await at.control.addFault({
        match: { method: "PUT", accountId: id },
        action: { kind: "status", status: 400, body },
      });
      const input = await at.input(id, { type: "business_monthly", hosts: 21 });
      return (await answered(changeBasePlan(at.context, partner, input))).problem?.changeId;
    };
    await refusedWith(1001, "User does not exist.");
    const odd = await refusedWith(987_654, "Odd.");
    const page = await listChanges(at.context, support, query({ state: "refused", unexplained: "1" }));
    expect(page.items.map((change) => change.id)).toEqual([odd]);
    expect(page).toMatchObject({ total: 1, items: [{ explanation: null, zoom: { code: 987_654 } }] });
    expect(
      (await listChanges(at.context, support, query({ state: "applied", unexplained: "1" }))).total,
    ).toBe(0);
  });
});
