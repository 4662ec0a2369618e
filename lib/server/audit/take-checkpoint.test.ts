import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordEvent } from "@/lib/server/audit/record-event";
import { takeCheckpoint } from "@/lib/server/audit/take-checkpoint";
import { verifyDatabase } from "@/lib/server/audit/verify-database";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import type { Context } from "@/lib/server/context";

let scene: ChangeTest;
let folder: string;
let now: Date;

beforeEach(async () => {
  scene = await startChangeTest();
  folder = mkdtempSync(join(tmpdir(), "plandesk-checkpoints-"));
  now = new Date("2026-03-01T10:00:00Z");
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await scene.close();
});

function contextTo(checkpoints: string | null): Context {
  const env = { ...scene.context.env, audit: { checkpoints } };
  return { ...scene.context, env, clock: { now: () => now } };
}

async function record(count: number): Promise<void> {
  const actor = { id: null, name: "Plandesk", role: null };
  await scene.context.db.transaction(async (transaction) => {
    for (let each = 0; each < count; each += 1)
      await recordEvent(
        transaction,
        { clock: { now: () => now } },
        { actor, ip: null, action: "sync.requested", requestId: null },
      );
  });
}

function passMinutes(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}

test("one is due an hour after the last, or after a thousand events, and only when something happened", async () => {
  const context = contextTo(join(folder, "kept", "checkpoints.ndjson"));
  const due = async () => (await takeCheckpoint(context))?.position ?? null;
  expect(await due()).toBeNull();
  await record(1);
  expect(await due()).toBe(1);
  await record(1);
  passMinutes(59);
  expect(await due()).toBeNull();
  passMinutes(1);
  expect(await due()).toBe(2);
  passMinutes(120);
  expect(await due()).toBeNull();
  await record(1000);
  expect(await due()).toBe(1002);
});

test("what the second place holds finds a tail that was cut off", async () => {
  const file = join(folder, "checkpoints.ndjson");
  const context = contextTo(file);
  await record(3);
  await takeCheckpoint(context);
  const check = () =>
    verifyDatabase(context.db, { text: readFileSync(file, "utf8"), secret: context.env.auth.secret });
  expect(await check()).toMatchObject({ intact: true, events: 3, marks: 1 });
  await scene.owner.transaction(async (transaction) => {
    await transaction.execute(sql`set local session_replication_role = replica`);
    await transaction.execute(sql`delete from audit_chain where position = 3`);
    await transaction.execute(sql`delete from audit_events where seq = 3`);
  });
  expect(await check()).toMatchObject({ intact: false, position: 3 });
});

test("an address that refuses one is given it again, and both are genuine", async () => {
  const taken: string[] = [];
  let answer = 500;
  const server = createServer(async (request, response) => {
    taken.push(await text(request));
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const context = contextTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/checkpoints`);
  await record(1);
  await expect(takeCheckpoint(context)).rejects.toThrow("answered 500");
  answer = 204;
  expect(await takeCheckpoint(context)).toMatchObject({ position: 1 });
  expect(taken).toHaveLength(2);
  const finding = verifyDatabase(context.db, { text: taken.join(""), secret: context.env.auth.secret });
  expect(await finding).toMatchObject({ intact: true, marks: 2 });
  await new Promise((resolve) => server.close(resolve));
});

test("without a second place none are taken", async () => {
  await record(1);
  expect(await takeCheckpoint(contextTo(null))).toBeNull();
});
