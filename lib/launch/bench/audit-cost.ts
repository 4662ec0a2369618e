import { sql } from "drizzle-orm";
import { temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import { say } from "@/lib/launch/project";
import { Stack } from "@/lib/launch/stack";
import { verifyDatabase } from "@/lib/server/audit/verify-database";
import { openDatabase } from "@/lib/server/db/client";

const EVENTS = 1_000_000;
const AT_ONCE = 20_000;

/** Prints how long the check of a million events takes; the goal is 30 s. */
const stack = new Stack();
try {
  const { url } = await temporaryDatabase(stack);
  const db = openDatabase(url);
  for (let from = 1; from <= EVENTS; from += AT_ONCE) await fill(db, from);
  const began = performance.now();
  const finding = await verifyDatabase(db, { text: null, secret: "no checkpoints" });
  const seconds = (performance.now() - began) / 1000;
  if (!finding.intact || finding.events !== EVENTS)
    throw new Error(`the check found ${JSON.stringify(finding)}`);
  say(`Audit: ${EVENTS} events checked in ${seconds.toFixed(1)} s (goal 30 s)`);
  await db.$client.end();
} finally {
  await stack.stop();
}

async function fill(db: ReturnType<typeof openDatabase>, from: number): Promise<void> {
  await db.execute(sql`
    insert into audit_events (at, actor_id, actor_name, actor_role, ip, action, target, before, after, change_id, request_id)
    select timestamptz '2026-01-01' + n * interval '3 seconds', 'person-' || n % 40, 'Person ' || n % 40, 'partner', '10.0.0.1',
      'change.applied', 'account-' || n % 100000, jsonb_build_object('state', 'sending', 'hosts', n % 90),
      jsonb_build_object('state', 'applied', 'hosts', n % 91), 'change-' || n, 'request-' || n
    from generate_series(${from}::int, ${from + AT_ONCE - 1}::int) n`);
}
