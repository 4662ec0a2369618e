import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { changeBasePlanSchema } from "@/lib/domain/change-base-plan";
import { changeReply } from "@/lib/server/changes/change-reply";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { canStore } from "@/lib/server/db/can-store";
import { changes } from "@/lib/server/db/schema";
import { handle } from "@/lib/server/http/handle";
import { openAccount } from "@/lib/server/services/accounts/open-account";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { call } from "@/lib/server/testing";
import { changeOf, look, raiseInBrowser, writesReceived } from "./testing";
import { many, noteAttempts, oneIn } from "./testing/attempts";

let at: ChangeTest;

const put = handle({ permission: "plans.write", body: changeBasePlanSchema, write: true }, async (input) =>
  changeReply(
    await changeBasePlan(input.context, input.caller, {
      accountId: input.params.accountId ?? "",
      request: input.body,
      ...input.headers,
    }),
  ),
);
const get = handle({ permission: "accounts.read" }, ({ context, caller, params }) =>
  openAccount(context, caller, params.accountId ?? ""),
);

beforeAll(async () => {
  at = await startChangeTest();
  setContext(at.context);
});
afterAll(async () => {
  setContext(null);
  await at.close();
});
afterEach(async () => {
  await at.control.clearFaults();
});

type Raised = Awaited<ReturnType<typeof raiseInBrowser>>;

async function timed(answer: Promise<Response>): Promise<{ response: Response; ms: number }> {
  const began = performance.now();
  return { response: await answer, ms: performance.now() - began };
}

function write({ id, input, cookie }: Raised) {
  const headers = { "idempotency-key": input.idempotencyKey, "if-match": `"${input.ifMatch}"` };
  const body = JSON.stringify(input.request);
  const sent = { method: "PUT", cookie, headers, body, params: { accountId: id } };
  return timed(call(put, `/api/accounts/${id}/plans/base`, sent));
}

const read = ({ id, cookie }: Raised) =>
  timed(call(get, `/api/accounts/${id}`, { cookie, params: { accountId: id } }));

/** Holds tables so that nobody else may read or write them, until the returned function is called. */
async function lock(...tables: string[]): Promise<() => Promise<void>> {
  const holder = await at.owner.$client.connect();
  await holder.query(`begin; lock table ${tables.join(", ")} in access exclusive mode`);
  return async () => {
    await holder.query("rollback");
    holder.release();
  };
}

describe("F23: a locked database", () => {
  test.each([
    ["changes", ["changes"]],
    ["audit", ["audit_events"]],
    ["directory", ["accounts", "account_plans"]],
    ["everything", ["changes", "audit_events", "accounts", "account_plans", "users"]],
  ])("F23: while %s is locked a change gets 503 within 6 s and nothing is sent", async (_name, tables) => {
    const all = await many(oneIn(25), () => raiseInBrowser(at));
    const before = writesReceived(at);
    const unlock = await lock(...tables);
    const asked = all.map(async (raised) =>
      Promise.all([write(raised), write(raisedBefore(raised)), read(raised)]),
    );
    const answers = await Promise.all(asked);
    await unlock();
    for (const { response, ms } of answers.flat()) {
      expect(ms).toBeLessThan(6_000);
      if (response.status === 200) continue;
      expect(response.status).toBe(503);
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ code: "database_unavailable" });
    }
    for (const [first] of answers) expect(first.response.status).toBe(503);
    expect(writesReceived(at)).toBe(before);
    await look(at, 46);
    for (const raised of all) {
      expect(at.ledger(raised.id)).toEqual([]);
      const again = await write(raised);
      expect([200, 503]).toContain(again.response.status);
      expect(at.ledger(raised.id).length).toBe(again.response.status === 200 ? 1 : 0);
    }
  });

  test("F23: a journal that is locked after the sending does not lose the change", {
    timeout: 30_000,
  }, async () => {
    const raised = await raiseInBrowser(at);
    await at.control.addFault({
      match: { method: "PUT", accountId: raised.id },
      action: { kind: "delay", ms: 1_000 },
    });
    const answer = write(raised);
    await expect
      .poll(async () => (await changeOf(at.context, raised.id).catch(() => null))?.state, { timeout: 15_000 })
      .toBe("sending");
    const unlock = await lock("changes");
    const { response, ms } = await answer;
    await unlock();
    expect(ms).toBeLessThan(6_000);
    expect([response.status, (await response.json()).state]).toEqual([202, "sending"]);
    await look(at, 26, 2);
    expect((await changeOf(at.context, raised.id)).state).toBe("applied");
    expect(at.ledger(raised.id)).toHaveLength(1);
  });
});

/** The same request under another key, as another tab would send it. */
function raisedBefore({ id, input, cookie }: Raised): Raised {
  return { id, cookie, input: { ...input, idempotencyKey: `${input.idempotencyKey}-other` } };
}

describe("F25: a database that cannot store", () => {
  // Counts every row that is written, over all tables of a change, and fails from the n-th on.
  async function failFrom(nth: number | null): Promise<void> {
    const tables = ["changes", "audit_events", "accounts", "account_plans", "plan_lines", "rate_limits"];
    const triggers = tables.map((table) =>
      nth === null
        ? `drop trigger if exists disk on ${table};`
        : `create or replace trigger disk before insert or update or delete on ${table}
             for each row execute function disk_full(${nth});`,
    );
    await at.owner.$client.query(`
      create sequence if not exists disk_writes;
      select setval('disk_writes', 1, false);
      create or replace function disk_full() returns trigger language plpgsql security definer as $$ begin
        if nextval('disk_writes') >= tg_argv[0]::int then
          raise exception 'could not extend file: No space left on device' using errcode = '53100';
        end if;
        return coalesce(new, old);
      end $$;
      ${triggers.join("\n")}`);
  }

  test("F25: failing from the n-th write on, n = 1..40, nothing is sent that is not in the journal", {
    timeout: 300_000,
  }, async () => {
    const ends: number[] = [];
    for (let nth = 1; nth <= 40; nth += 1) {
      const raised = await raiseInBrowser(at);
      await failFrom(nth);
      const { response } = await write(raised);
      const ledger = at.ledger(raised.id).length;
      const rows = await at.context.db.select().from(changes).where(sql`account_id = ${raised.id}`);
      const sent = rows.filter((row) => row.sentAt !== null);
      // P15: each applied change has a durable row that says it was sent.
      expect(sent.length, `write ${nth}`).toBeGreaterThanOrEqual(ledger);
      expect([200, 202, 503]).toContain(response.status);
      if (response.status === 503) expect(ledger).toBe(0);
      await failFrom(null);
      await look(at, 46, 2, 5, 15, 45);
      const settled = await at.context.db.select().from(changes).where(sql`account_id = ${raised.id}`);
      for (const row of settled)
        expect(row.state).toBe(ledger === 1 ? "applied" : expectedWithout(row.sentAt));
      expect(at.ledger(raised.id)).toHaveLength(ledger);
      ends.push(response.status);
      noteAttempts(1);
    }
    // The first writes are refused, the last ones are no longer needed.
    expect([ends.at(0), ends.at(-1)]).toEqual([503, 200]);
    expect(new Set(ends)).toContain(202);
  });

  const expectedWithout = (sentAt: Date | null) => (sentAt === null ? "not_sent" : "not_applied");

  test("F25: makes the process not ready, and ready again once it stores", async () => {
    const { pool } = at.context;
    expect(await canStore(pool)).toBe(true);
    await failFrom(1);
    await expect.poll(() => canStore(pool), { timeout: 3_000, interval: 200 }).toBe(false);
    await failFrom(null);
    await expect.poll(() => canStore(pool), { timeout: 3_000, interval: 200 }).toBe(true);
    expect(await reconcileDue(at.context)).toBe(0);
  });
});
