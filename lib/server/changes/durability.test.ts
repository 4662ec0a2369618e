import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { ChangeState } from "@/lib/domain/change";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import { answered, type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { changes } from "@/lib/server/db/schema";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

let at: ChangeTest;
const partner = callerAs("partner");

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
afterEach(async () => {
  await at.owner.$client.query(
    "drop trigger if exists disk on changes; drop trigger if exists disk on audit_events",
  );
  await at.control.clearFaults();
});

async function raise() {
  const id = await at.addAccount({ plan_base: running("business_monthly", 20) });
  return { id, input: await at.input(id, { type: "business_monthly", hosts: 21 }) };
}

/** Makes the database fail when a change is to be stored in a state, or when any audit event is to be. */
async function failWrites(table: "changes" | "audit_events", state?: ChangeState): Promise<void> {
  const when = state ? `when (new.state = '${state}')` : "";
  await at.owner.$client.query(`
    create or replace function disk_full() returns trigger language plpgsql
      as $$ begin raise exception 'could not extend file: No space left on device'; end $$;
    create trigger disk before insert or update on ${table} for each row ${when} execute function disk_full()`);
}

async function statesOf(accountId: string): Promise<ChangeState[]> {
  const rows = await at.context.db.select().from(changes).where(eq(changes.accountId, accountId));
  return rows.map((row) => row.state);
}

const reaches = (accountId: string, state: ChangeState) =>
  vi.waitFor(async () => expect(await statesOf(accountId)).toEqual([state]), {
    timeout: 5_000,
    interval: 10,
  });

describe("a journal that cannot be written", () => {
  test("before the change is stored sends nothing", async () => {
    const { id, input } = await raise();
    await failWrites("changes", "prepared");
    await expect(changeBasePlan(at.context, partner, input)).rejects.toThrow();
    expect(await statesOf(id)).toEqual([]);
    expect(at.ledger(id)).toEqual([]);
  });

  test("for the audit sends nothing and stores nothing", async () => {
    const { id, input } = await raise();
    await failWrites("audit_events");
    await expect(changeBasePlan(at.context, partner, input)).rejects.toThrow();
    expect(await statesOf(id)).toEqual([]);
    expect(at.ledger(id)).toEqual([]);
  });

  test("before the sending sends nothing and says so", async () => {
    const { id, input } = await raise();
    await failWrites("changes", "sending");
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({ status: 500, code: "internal" });
    expect(await statesOf(id)).toEqual(["not_sent"]);
    expect(at.ledger(id)).toEqual([]);
  });

  test("after the sending is never told as a failure, and settles once it can be written", async () => {
    const { id, input } = await raise();
    await failWrites("changes", "applied");
    const { status, change } = await answered(changeBasePlan(at.context, partner, input));
    expect({ status, state: change?.state }).toEqual({ status: 202, state: "sending" });
    await at.owner.$client.query("drop trigger disk on changes");
    at.pass(26);
    await reconcileDue(at.context);
    at.pass(2);
    await reconcileDue(at.context);
    expect(await statesOf(id)).toEqual(["applied"]);
    expect(at.ledger(id)).toHaveLength(1);
  });
});

describe("a request that was slower than its lease", () => {
  test("may not send any more once it was taken over", async () => {
    const { id, input } = await raise();
    await at.control.addFault({
      match: { method: "GET", accountId: id },
      action: { kind: "delay", ms: 400 },
    });
    const slow = answered(changeBasePlan(at.context, partner, input));
    await reaches(id, "prepared");
    at.pass(46);
    await reconcileDue(at.context);
    expect((await slow).problem).toMatchObject({ status: 503, code: "zoom_unavailable" });
    expect(await statesOf(id)).toEqual(["not_sent"]);
    expect(at.ledger(id)).toEqual([]);
  });

  test("may not judge any more once it was taken over, and answers as the change stands", async () => {
    const { id, input } = await raise();
    await at.control.addFault({
      match: { method: "PUT", accountId: id },
      action: { kind: "delay", ms: 400 },
    });
    const slow = answered(changeBasePlan(at.context, partner, input));
    await reaches(id, "sending");
    at.pass(26);
    await reconcileDue(at.context);
    expect(await slow).toMatchObject({ status: 202, change: { state: "unknown" } });
    at.pass(2);
    await reconcileDue(at.context);
    expect(await statesOf(id)).toEqual(["applied"]);
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("leaves one audit event for each move", async () => {
    const { id, input } = await raise();
    await at.control.addFault({
      match: { method: "PUT", accountId: id },
      action: { kind: "delay", ms: 400 },
    });
    const slow = answered(changeBasePlan(at.context, partner, input));
    await reaches(id, "sending");
    at.pass(26);
    await Promise.all([reconcileDue(at.context), reconcileDue(at.context)]);
    await slow;
    const events = await at.context.db.select().from(auditEvents).where(eq(auditEvents.target, id));
    const actions = events.map((event) => event.action);
    expect(actions).toEqual(["change.prepared", "change.sending", "change.unknown"]);
    expect(events.at(-1)).toMatchObject({ actorId: null, actorName: "Plandesk" });
  });
});
