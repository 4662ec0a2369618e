import { type SQL, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { endLine, fileLine, verifyFile } from "@/lib/server/audit/audit-file";
import { auditHead } from "@/lib/server/audit/audit-head";
import { signCheckpoint, signingKey } from "@/lib/server/audit/checkpoint";
import { readLinks } from "@/lib/server/audit/read-links";
import { recordEvent } from "@/lib/server/audit/record-event";
import { verifyDatabase } from "@/lib/server/audit/verify-database";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";

const EVENTS = 12;
const secret = "a secret of the test, 32 characters";
const clock = { now: () => new Date("2026-03-01T10:00:00Z") };
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  for (let number = 1; number <= EVENTS; number += 1) await record(`change.step_${number}`);
});
afterEach(() => database.drop());

async function record(action: string): Promise<void> {
  const actor = { id: "p1", name: "Ines Okafor", role: "partner" };
  const event = {
    actor,
    ip: null,
    action,
    before: { hosts: 1 },
    after: { text: 'a "}" and a \n' },
    requestId: null,
  };
  await database.db.transaction((transaction) => recordEvent(transaction, { clock }, event));
}

/** Writes past the triggers, as whoever owns the database server could. */
async function tamper(...statements: SQL[]): Promise<void> {
  await database.owner.transaction(async (transaction) => {
    await transaction.execute(sql`set local session_replication_role = replica`);
    for (const statement of statements) await transaction.execute(statement);
  });
}

async function checkpoint(): Promise<string> {
  const head = await auditHead(database);
  if (!head) throw new Error("there is no event");
  return `${JSON.stringify(signCheckpoint(signingKey(secret), head, clock.now(), ""))}\n`;
}

describe("the audit in the database", () => {
  const verify = (text: string | null = null) => verifyDatabase(database.db, { text, secret });

  test("is intact as it was written, and its checkpoint agrees", async () => {
    expect(await verify(await checkpoint())).toMatchObject({ intact: true, events: EVENTS, marks: 1 });
  });

  test.each<[string, number, SQL[]]>([
    ["a flipped letter", 5, [sql`update audit_events set actor_name = 'Ines Okafos' where seq = 5`]],
    ["a figure changed deep inside", 7, [sql`update audit_events set before = '{"hosts": 2}' where seq = 7`]],
    ["a removed event", 4, [sql`delete from audit_events where seq = 4`]],
    [
      "an event removed with its link",
      4,
      [sql`delete from audit_events where seq = 4`, sql`delete from audit_chain where event_seq = 4`],
    ],
    [
      "two events that changed places",
      3,
      [
        sql`update audit_chain set event_seq = 100 where position = 3`,
        sql`update audit_chain set event_seq = 3 where position = 4`,
        sql`update audit_chain set event_seq = 4 where position = 3`,
      ],
    ],
    [
      "an event put in with no link",
      EVENTS + 1,
      [sql`insert into audit_events (at, actor_name, action) values (now(), 'x', 'change.forged')`],
    ],
    [
      "an event put in with a link",
      EVENTS + 1,
      [
        sql`insert into audit_events (seq, at, actor_name, action) values (900, now(), 'x', 'change.forged')`,
        sql`insert into audit_chain values (${EVENTS + 1}, 900, sha256('x'))`,
      ],
    ],
  ])("names the place of %s", async (_, position, statements) => {
    await tamper(...statements);
    expect(await verify()).toMatchObject({ intact: false, position });
  });

  test("misses a cut tail by its checkpoint", async () => {
    const text = await checkpoint();
    await tamper(
      sql`delete from audit_events where seq > 9`,
      sql`delete from audit_chain where position > 9`,
    );
    expect(await verify()).toMatchObject({ intact: true, events: 9 });
    expect(await verify(text)).toMatchObject({ intact: false, position: 10 });
  });

  test("notices a chain that was made anew from the start", async () => {
    const text = await checkpoint();
    await tamper(
      sql`update audit_events set actor_name = 'Nobody' where seq = 1`,
      sql`do $$ declare link record; last bytea := ''; begin
        for link in select c.position, e from audit_chain c join audit_events e on e.seq = c.event_seq order by 1 loop
          last := sha256(last || convert_to(audit_canonical(link.e), 'UTF8'));
          update audit_chain set hash = last where position = link.position;
        end loop; end $$`,
    );
    expect(await verify()).toMatchObject({ intact: true });
    expect(await verify(text)).toMatchObject({ intact: false, position: EVENTS });
  });

  test("refuses a checkpoint that another key signed", async () => {
    const text = await checkpoint();
    const other = await verifyDatabase(database.db, { text, secret: "another secret of 32 characters.." });
    expect(other).toMatchObject({ intact: false, fault: "checkpoint 1 is not genuine" });
  });
});

describe("an exported file", () => {
  async function exported(): Promise<string[]> {
    const lines: string[] = [];
    let previous = "";
    for await (const { position, hash, event } of readLinks(database.db)) {
      lines.push(fileLine({ position, previous, hash, event: event ?? "" }).trimEnd());
      previous = hash;
    }
    return [...lines, endLine({ events: lines.length, hash: previous, whole: true }).trimEnd()];
  }

  async function* each(lines: string[]): AsyncGenerator<string> {
    yield* lines;
  }

  test("is intact as it was written", async () => {
    expect(await verifyFile(each(await exported()))).toMatchObject({ intact: true, events: EVENTS });
  });

  test.each<[string, number, (lines: string[]) => string[]]>([
    [
      "a flipped letter",
      5,
      (lines) => lines.map((line, at) => (at === 4 ? line.replace("Ines", "Inez") : line)),
    ],
    ["a removed line", 5, (lines) => lines.toSpliced(4, 1)],
    ["a repeated line", 5, (lines) => lines.toSpliced(4, 0, lines[4] ?? "")],
    ["two lines that changed places", 5, (lines) => lines.toSpliced(4, 2, lines[5] ?? "", lines[4] ?? "")],
    ["a cut tail", 11, (lines) => lines.slice(0, 10)],
    ["a tail cut out before the end", 11, (lines) => [...lines.slice(0, 10), lines.at(-1) ?? ""]],
    ["a line that is none", 5, (lines) => lines.toSpliced(4, 1, "{}")],
  ])("names the place of %s", async (_, position, change) => {
    expect(await verifyFile(each(change(await exported())))).toMatchObject({ intact: false, position });
  });
});
