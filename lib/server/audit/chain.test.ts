import { createHash } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordEvent } from "@/lib/server/audit/record-event";
import { auditChain, auditEvents } from "@/lib/server/db/audit-schema";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const clock = { now: () => new Date("2026-03-01T10:00:00.123Z") };

function record(action: string, after: unknown = null): Promise<void> {
  return database.db.transaction((transaction) =>
    recordEvent(
      transaction,
      { clock },
      { actor: { id: "p1", name: "Ines Okafor", role: "partner" }, ip: null, action, after, requestId: null },
    ),
  );
}

test("each event's hash covers its canonical JSON and the hash before it", async () => {
  await record("first", { b: 1, a: ["é", null] });
  await record("second");
  const { rows } = await database.db.execute<{ canonical: string; hash: Buffer }>(
    sql`select audit_canonical(e) as canonical, c.hash from audit_chain c join audit_events e on e.seq = c.event_seq order by c.position`,
  );
  let hash: Buffer = Buffer.alloc(0);
  for (const row of rows) {
    hash = createHash("sha256").update(hash).update(row.canonical).digest();
    expect(row.hash).toEqual(hash);
  }
  expect(rows.length).toBeGreaterThanOrEqual(2);
});

test("transactions that overlap leave positions without a gap, and one that fails leaves none", async () => {
  const failing = database.db.transaction(async (transaction) => {
    await recordEvent(
      transaction,
      { clock },
      { actor: { id: null, name: "Plandesk", role: null }, ip: null, action: "undone", requestId: null },
    );
    throw new Error("undone");
  });
  await Promise.all([
    ...Array.from({ length: 20 }, (_, index) => record(`overlapping ${index}`)),
    expect(failing).rejects.toThrow("undone"),
  ]);
  const chained = await database.db.select().from(auditChain).orderBy(asc(auditChain.position));
  const [counted] = await database.db.select({ events: sql<number>`count(*)::int` }).from(auditEvents);
  expect(chained.map(({ position }) => position)).toEqual(chained.map((_, index) => index + 1));
  expect(chained).toHaveLength(counted?.events ?? -1);
});

test("the triggers refuse even the owner to change or remove an event", async () => {
  await record("kept");
  const refused = { cause: expect.objectContaining({ message: "The audit is only ever added to" }) };
  const { owner: db } = database;
  await expect(db.update(auditEvents).set({ action: "other" })).rejects.toMatchObject(refused);
  await expect(db.delete(auditEvents).where(eq(auditEvents.action, "kept"))).rejects.toMatchObject(refused);
  await expect(db.execute(sql`truncate audit_chain`)).rejects.toMatchObject(refused);
});
