import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RELEASE_KEYS_TASK, releaseKeysTask } from "@/lib/server/background/release-keys-task";
import { startBackground } from "@/lib/server/background/start-background";
import { KEY_DAYS, releaseKeys } from "@/lib/server/changes/release-keys";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { readPlans } from "@/lib/server/services/plans/read-plans";
import { admin, changeOf, look, partner, raise, raiseUnder, send, wanted, writesReceived } from "./testing";
import { many, RUNS } from "./testing/attempts";

let at: ChangeTest;
const DAY = 86_400;

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

describe("F30: two people change one sub-account", () => {
  test("F30: the second gets 412 with who, when and the difference, and nothing of theirs is sent", async () => {
    const { id, input } = await raise(at);
    const second = await at.input(id, wanted(23));
    const first = await send(at.context, input);
    const { status, problem, headers } = await send(at.context, second, admin);
    expect(status).toBe(412);
    expect(problem).toMatchObject({
      code: "plans_changed",
      changedBy: { name: "Paula Partner", changeId: first.change?.id, at: first.change?.sentAt },
      now: { lines: [{ hosts: 21 }], readAt: expect.any(String) },
      want: [{ hosts: 23 }],
    });
    expect(headers.ETag).toBe(`"${Object(problem?.now).version}"`);
    expect(at.ledger(id)).toHaveLength(1);
    const again = await at.input(id, wanted(23));
    expect((await send(at.context, again, admin)).change).toMatchObject({ state: "applied" });
    expect(at.ledger(id)).toMatchObject([{ body: { hosts: 21 } }, { body: { hosts: 23 } }]);
  });

  test("F30: what somebody changed in Zoom's portal is told without a name", async () => {
    const { id, input } = await raise(at);
    await at.control.mutate(id, {
      plans: { plan_base: { type: "business_monthly", hosts: 33, status: "active" } },
    });
    const { problem } = await send(at.context, input);
    expect(problem).toMatchObject({
      code: "plans_changed",
      changedBy: null,
      saw: { lines: [{ hosts: 20 }] },
    });
    expect(at.ledger(id)).toEqual([]);
  });

  test("F30: of racing pairs none overwrites what the other did not see", { timeout: 600_000 }, async () => {
    await many(RUNS >= 200 ? 2_000 : RUNS * 2, async () => {
      const { id, input } = await raise(at, 21);
      const other = await at.input(id, wanted(22));
      const answers = await Promise.all([send(at.context, input), send(at.context, other, admin)]);
      const done = answers.filter(({ status }) => status === 200);
      const refused = answers.filter(({ status }) => status === 409 || status === 412);
      expect([done.length, refused.length]).toEqual([1, 1]);
      expect(at.ledger(id)).toHaveLength(1);
    });
  });
});

test("F31: double click, Enter twice, two tabs and reload lead to one change", {
  timeout: 600_000,
}, async () => {
  const ways: ((press: () => Promise<unknown>) => Promise<unknown>)[] = [
    (press) => Promise.all([press(), press()]),
    async (press) => [await press(), await press()],
    (press) => Promise.all([press(), press(), press(), press()]),
    async (press) => [await Promise.all([press(), press()]), await press()],
  ];
  await at.control.clearCounts();
  const attempts = Math.ceil(RUNS * 2.5);
  await many(attempts, async (index) => {
    const { id, input } = await raise(at);
    const answers: Awaited<ReturnType<typeof send>>[] = [];
    const press = async () => void answers.push(await send(at.context, input));
    await ways[index % ways.length]?.(press);
    // A press that came while the first was under way asks again with the same key.
    answers.push(await send(at.context, input));
    const ids = new Set(answers.map(({ change, problem }) => change?.id ?? problem?.changeId));
    expect([...ids]).toEqual([(await changeOf(at.context, id)).id]);
    expect(answers.at(-1)).toMatchObject({ status: 200, change: { state: "applied" } });
    expect(at.ledger(id)).toHaveLength(1);
  });
  expect(writesReceived(at)).toBe(attempts);
});

describe("F32: a request that comes again", () => {
  test("F32: after 1 s, 1 day and 399 days it gives the stored answer, and another body is refused", {
    timeout: 600_000,
  }, async () => {
    const body = { code: 2100, message: "no" };
    const stored = await many(Math.ceil(RUNS / 2), async () => {
      const { input } = await raise(at);
      const refused = await raiseUnder(at, { kind: "status", status: 400, body });
      return [{ input, answer: await send(at.context, input) }, refused];
    });
    const sent = writesReceived(at);
    for (const seconds of [1, DAY, 398 * DAY]) {
      at.pass(seconds);
      await releaseKeys(at.context);
      await many(stored.length * 2, async (index) => {
        const { input, answer } = stored.flat()[index] ?? {};
        if (!input) throw new Error("nothing was stored");
        expect(await send(at.context, input)).toEqual(answer);
        const other = await send(at.context, { ...input, request: wanted(22) });
        expect(other.problem).toMatchObject({ status: 422, code: "idempotency_key_reused" });
      });
    }
    expect(writesReceived(at)).toBe(sent);
  });

  test(`F32: the worker frees a key after ${KEY_DAYS} days and keeps the change, and an open one's key`, async () => {
    const { id, input } = await raise(at);
    const open = await raiseUnder(at, { kind: "hang" }, 15);
    await send(at.context, input);
    await look(at, 2, 5, 15, 45);
    expect((await changeOf(at.context, open.id)).state).toBe("needs_person");
    at.pass(KEY_DAYS * DAY);
    await releaseKeysTask(at.context);
    const kept = await changeOf(at.context, id);
    expect(kept).toMatchObject({ state: "applied", idempotencyKey: `released ${kept.id}` });
    expect((await changeOf(at.context, open.id)).idempotencyKey).toBe(open.input.idempotencyKey);
    // The key is free; the version it names is as old, so nothing is sent.
    expect((await send(at.context, input)).problem?.code).toBe("plans_changed");
    expect(await releaseKeys(at.context)).toBe(0);
    await readPlans(at.context, partner, id);
  });

  test("F32: the worker knows the job", async () => {
    const background = await startBackground(at.context);
    await at.context.pool.query("select graphile_worker.add_job($1)", [RELEASE_KEYS_TASK]);
    const left = async () => {
      const { rows } = await at.context.pool.query(
        "select 1 from graphile_worker.jobs where task_identifier = $1",
        [RELEASE_KEYS_TASK],
      );
      return rows.length;
    };
    await expect.poll(left, { timeout: 10_000 }).toBe(0);
    await background.stop();
  });
});
