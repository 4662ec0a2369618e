import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { countStatements, type StatementCount } from "@/lib/launch/chaos/count-statements";
import { readSessionRow } from "@/lib/server/auth/session-rows";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { sessions, users } from "@/lib/server/db/people-schema";

let at: ChangeTest;
let statements: StatementCount;

beforeAll(async () => {
  at = await startChangeTest();
  statements = countStatements(at.context.pool);
});
afterAll(() => at.close());

const read = (id: string) => readSessionRow(at.context.db, id);
const reads = () => statements.texts().filter((text) => text.includes('"sessions"')).length;

async function session(name: string): Promise<string> {
  const { db, clock } = at.context;
  const now = clock.now();
  const person = { issuer: "demo", subject: name, name, role: "support", lastSignInAt: now } as const;
  const [user] = await db.insert(users).values(person).returning({ id: users.id });
  const row = { userId: user?.id ?? "", startedAt: now, verifiedAt: now, seenAt: now };
  const [made] = await db.insert(sessions).values(row).returning({ id: sessions.id });
  statements.reset();
  return made?.id ?? "";
}

/** Keeps every read of a session waiting until the function ends. */
async function whileReadsWait(run: () => Promise<void>): Promise<void> {
  const owner = await at.owner.$client.connect();
  await owner.query("begin");
  await owner.query("lock table sessions in access exclusive mode");
  await run().finally(() => owner.query("rollback"));
  owner.release();
}

test("requests that come together share a read, and each gets its own session", async () => {
  const [ines, omar] = [await session("ines"), await session("omar")];
  const nobody = "00000000-0000-4000-8000-000000000000";
  const asked = Array.from({ length: 10 }, () => [ines, omar, nobody]).flat();
  const rows = await Promise.all(asked.map(read));
  expect(rows.map((row) => row?.name ?? null)).toEqual(
    asked.map((id) => ({ [ines]: "ines", [omar]: "omar" })[id] ?? null),
  );
  expect(reads()).toBe(2);
});

test("who comes while a read is under way is answered by one that began later", async () => {
  const id = await session("lena");
  await whileReadsWait(async () => {
    const first = read(id);
    const later = [read(id), read(id)];
    void Promise.all([first, ...later]);
    expect(reads()).toBeLessThanOrEqual(1);
  });
  await vi.waitFor(() => expect(reads()).toBe(2));
});

test("a read that hangs holds the next one up for a moment only", async () => {
  const id = await session("priya");
  const asked: Promise<unknown>[] = [];
  await whileReadsWait(async () => {
    await vi.waitFor(() => {
      asked.push(read(id));
      expect(reads()).toBe(2);
    });
  });
  await Promise.all(asked);
});

test("a read that fails fails those who share it, and the next one is made anew", async () => {
  const id = await session("jonas");
  const wrong = Promise.allSettled([read("no uuid"), read("no uuid")]);
  expect((await wrong).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((await read(id))?.name).toBe("jonas");
});
