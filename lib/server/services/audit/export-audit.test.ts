import { desc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditExportSchema } from "@/lib/domain/audit";
import { roles } from "@/lib/domain/permissions";
import { verifyFile } from "@/lib/server/audit/audit-file";
import { recordEvent } from "@/lib/server/audit/record-event";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { exportAudit } from "@/lib/server/services/audit/export-audit";
import { callerOf } from "@/lib/server/services/audit/testing";

let test: ChangeTest;
const admin = callerOf("admin");
const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"];

beforeAll(async () => {
  test = await startChangeTest();
  for (const formula of FORMULAS) await record("change.applied", formula);
  await record("person.signed_in", 'Ana "A",\nB');
});
afterAll(() => test.close());

async function record(action: string, name: string): Promise<void> {
  const actor = { id: "p1", name, role: "partner" };
  const event = { actor, ip: null, action, target: "=acc", after: { text: "=1" }, requestId: null };
  await test.context.db.transaction((transaction) => recordEvent(transaction, test.context, event));
}

async function exported(asked: Record<string, string>): Promise<string> {
  const pieces = await exportAudit(test.context, admin, auditExportSchema.parse(asked));
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.trimEnd().split("\n");
}

describe("the NDJSON export", () => {
  it("is a whole file that checks, its own event last", async () => {
    const text = await exported({ format: "ndjson" });
    const lines = text.trimEnd().split("\n");
    expect(await verifyFile(linesOf(text))).toMatchObject({ intact: true, events: lines.length - 1 });
    expect(JSON.parse(lines.at(-2) ?? "")).toMatchObject({
      event: { action: "audit.exported", actorName: "Jonas Weil", after: { format: "ndjson" } },
    });
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ end: { whole: true } });
  });

  it("checks narrowed too, and says that it is a part", async () => {
    const text = await exported({ format: "ndjson", kind: "person" });
    const lines = text.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(await verifyFile(linesOf(text))).toMatchObject({ intact: true, events: 1 });
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ end: { events: 1, whole: false } });
  });

  it("does not check when a line was changed, dropped, moved or cut off", async () => {
    const lines = (await exported({ format: "ndjson" })).trimEnd().split("\n");
    const [first = "", second = "", ...others] = lines;
    const tampered: [string[], number][] = [
      [[first.replace("partner", "admin"), second, ...others], 1],
      [[first, ...others], 2],
      [[second, first, ...others], 1],
      [lines.slice(0, -1), lines.length],
      [[...lines.slice(0, -2), lines.at(-1) ?? ""], lines.length - 1],
    ];
    for (const [wrong, position] of tampered)
      expect(await verifyFile(linesOf(wrong.join("\n")))).toMatchObject({ intact: false, position });
  });
});

describe("the CSV export", () => {
  it("holds no cell that a spreadsheet would run", async () => {
    const text = await exported({ format: "csv", kind: "change" });
    expect(text.startsWith("\ufeffPosition,At (UTC),Person,")).toBe(true);
    const persons = [...text.matchAll(/^\d+,[^,]+,("[^"]*"|[^,"]*),/gm)].map(([, cell]) =>
      cell?.replaceAll('"', ""),
    );
    expect(persons).toEqual(FORMULAS.map((formula) => `'${formula}`));
    // Outside of quotes a carriage return begins a row.
    expect(text.replace(/"(?:[^"]|"")*"/g, "")).not.toMatch(/(?:^|,|\r(?!\n))[=+\-@\t＝]/m);
    expect(text).toContain(",'=acc,");
  });

  it("keeps quotes and new lines inside one cell", async () => {
    expect(await exported({ format: "csv", kind: "person" })).toContain('"Ana ""A"",\nB"');
  });
});

describe("an export", () => {
  it("is itself an event, with its filter", async () => {
    await exported({ format: "csv", q: "nobody", from: "2026-01-01" });
    const [event] = await test.context.db.select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(1);
    expect(event).toMatchObject({
      action: "audit.exported",
      actorId: "person-of-admin",
      ip: "203.0.113.9",
      requestId: "request-of-admin",
      after: { format: "csv", q: "nobody", from: "2026-01-01" },
    });
  });

  it.each(roles.filter((role) => role !== "admin"))(
    "is refused to the role %s and leaves no event",
    async (role) => {
      const before = await test.context.db.$count(auditEvents);
      const asked = exportAudit(test.context, callerOf(role), { format: "csv" });
      await expect(asked).rejects.toMatchObject({ code: "forbidden" });
      expect(await test.context.db.$count(auditEvents)).toBe(before);
    },
  );
});
