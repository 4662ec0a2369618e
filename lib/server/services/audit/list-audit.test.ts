import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuditFilter, type AuditQuery, auditQuerySchema } from "@/lib/domain/audit";
import { roles } from "@/lib/domain/permissions";
import { recordEvent } from "@/lib/server/audit/record-event";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { users } from "@/lib/server/db/people-schema";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";
import { auditFilter } from "@/lib/server/services/audit/audit-filter";
import { auditStatement, listAudit } from "@/lib/server/services/audit/list-audit";
import { callerOf, manyEvents } from "@/lib/server/services/audit/testing";

let test: ChangeTest;
const admin = callerOf("admin");
const ines = { id: "", name: "Ines 100%_Okafor", role: "partner" };
const sam = { id: "another", name: "Sam Adeyemi", role: "support" };

beforeAll(async () => {
  test = await startChangeTest();
  const [user] = await test.context.db
    .insert(users)
    .values({ issuer: "test", subject: "ines", name: ines.name, role: "partner", lastSignInAt: new Date() })
    .returning();
  ines.id = user?.id ?? "";
  await record("2026-03-01T23:59:59.999Z", { actor: sam, action: "person.signed_in", target: "another" });
  await record("2026-03-02T00:00:00Z", { actor: ines, action: "change.applied", changeId: "chg-1" });
  await record("2026-03-02T23:59:59.999Z", { actor: ines, action: "changed.otherwise", target: "acc/1==" });
  await record("2026-03-03T00:00:00Z", { actor: sam, action: "access.refused", target: "/api/people" });
});

afterAll(() => test.close());

type Event = { actor: typeof ines; action: string; target?: string; changeId?: string };

async function record(at: string, event: Event): Promise<void> {
  const clock = { now: () => new Date(at) };
  const requestId = `request of ${event.action}`;
  await test.context.db.transaction((transaction) =>
    recordEvent(transaction, { clock }, { ip: null, requestId, ...event }),
  );
}

const ask = async (query: Partial<AuditQuery>) =>
  listAudit(test.context, admin, auditQuerySchema.parse(query));
const actions = async (filter: AuditFilter) => (await ask(filter)).items.map(({ action }) => action);

describe("the audit", () => {
  it("is listed newest first, with who, what and the chain's hash", async () => {
    const { items, nextCursor } = await ask({});
    expect(items.map(({ position }) => position)).toEqual([4, 3, 2, 1]);
    expect(nextCursor).toBeNull();
    expect(items[2]).toMatchObject({
      at: "2026-03-02T00:00:00.000Z",
      actor: ines,
      action: "change.applied",
      changeId: "chg-1",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("goes on after a position, page by page, each event once", async () => {
    const seen: number[] = [];
    for (let cursor: number | null | undefined; cursor !== null; ) {
      const page = await ask({ limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ position }) => position));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([4, 3, 2, 1]);
  });

  it.each<[string, AuditFilter, string[]]>([
    ["a kind, by its whole word", { kind: "change" }, ["change.applied"]],
    ["a person", { actor: "another" }, ["access.refused", "person.signed_in"]],
    ["a part of a name", { q: "  okaf " }, ["changed.otherwise", "change.applied"]],
    ["a name's letters, not patterns", { q: "100%_" }, ["changed.otherwise", "change.applied"]],
    ["no pattern", { q: "%" }, ["changed.otherwise", "change.applied"]],
    ["an account's id", { q: "acc/1==" }, ["changed.otherwise"]],
    ["a change's id", { q: "chg-1" }, ["change.applied"]],
    ["a request's id", { q: "request of access.refused" }, ["access.refused"]],
    [
      "a UTC day, both ends in it",
      { from: "2026-03-02", to: "2026-03-02" },
      ["changed.otherwise", "change.applied"],
    ],
    ["what nothing matches", { q: "nobody" }, []],
    ["several at once", { actor: "another", from: "2026-03-03" }, ["access.refused"]],
  ])("is narrowed by %s", async (_, filter, expected) => {
    expect(await actions(filter)).toEqual(expected);
  });

  it.each(roles.filter((role) => role !== "admin"))("is not shown to the role %s", async (role) => {
    const asked = listAudit(test.context, callerOf(role), auditQuerySchema.parse({}));
    await expect(asked).rejects.toMatchObject({ code: "forbidden", extra: { permission: "audit.read" } });
  });
});

describe("100,000 events", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await manyEvents(database.owner, 100_000);
  });
  afterAll(() => database.drop());

  it.each<AuditFilter>([
    {},
    { kind: "change" },
    { kind: "audit" },
    { actor: "person-7" },
    { actor: "person-of-nobody" },
    { q: "account-77" },
    { q: "change-501" },
    { q: "nothing of this name" },
    { from: "2026-11-20" },
    { to: "2025-10-20" },
    { from: "2026-05-01", to: "2026-05-02" },
    { kind: "access", actor: "person-7", from: "2026-01-01" },
  ])("are never read one after the other for %j", async (filter) => {
    const conditions = await auditFilter(database.db, filter);
    for (const cursor of [undefined, 60_000]) {
      const { sql, params } = auditStatement(database.db, conditions, {
        ...filter,
        limit: 100,
        cursor,
      }).toSQL();
      const { rows } = await database.pool.query(`explain (analyze, format json) ${sql}`, params);
      const [{ Plan: plan, "Execution Time": ms }] = rows[0]["QUERY PLAN"];
      expect(scansOf(plan)).toEqual([]);
      expect(ms).toBeLessThan(1_000);
    }
  });
});

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

function scansOf(plan: Plan): string[] {
  const own = plan["Node Type"].includes("Seq Scan") ? [plan["Relation Name"] ?? ""] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansOf)];
}
