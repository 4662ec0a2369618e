import { expect, it } from "vitest";
import type { AuditEntry } from "@/lib/domain/audit";
import { actionWords, subjectOf } from "./event-words";

function event(more: Partial<AuditEntry>): AuditEntry {
  return {
    position: 1,
    at: "2026-11-21T10:00:00.000Z",
    actor: { id: "p1", name: "Jonas Weil", role: "admin" },
    ip: null,
    action: "person.signed_in",
    target: "p1",
    before: null,
    after: null,
    changeId: null,
    requestId: null,
    hash: "",
    ...more,
  };
}

it.each<[Partial<AuditEntry>, string | null]>([
  [{}, null],
  [
    {
      action: "access.refused",
      target: "/api/people",
      after: { method: "GET", permission: "people.manage" },
    },
    "GET /api/people: needs people.manage",
  ],
  [
    { action: "access.refused", target: "/", after: { method: "GET", code: "forbidden", permission: null } },
    "GET /: has no role",
  ],
  [
    { action: "access.refused", target: "/api/people/1", after: { method: "PATCH", code: "sign_in_again" } },
    "PATCH /api/people/1: the sign-in was too old",
  ],
  [
    {
      action: "person.role_changed",
      target: "p2",
      before: { role: "support" },
      after: { name: "Sam", role: null },
    },
    "Sam: Support to no role",
  ],
  [{ action: "person.disabled", target: "p2", after: { name: "Sam" } }, "Sam"],
  [{ action: "person.sessions_ended", target: "p2", after: { ended: 1 } }, "p2"],
  [{ action: "audit.exported", target: null, after: { format: "csv", kind: "access" } }, "CSV, kind access"],
  [
    { action: "renewals.exported", target: "2026-01-01..2026-01-31", after: { rows: 7 } },
    "2026-01-01..2026-01-31, rows 7",
  ],
  [{ action: "change.applied", target: "acc-1" }, "acc-1"],
])("an event %j is about %j", (more, words) => {
  expect(subjectOf(event(more))).toBe(words);
});

it("an action without words of its own can still be read", () => {
  expect(actionWords("person.role_changed")).toBe("Changed a role");
  expect(actionWords("sync.taken_over")).toBe("sync: taken over");
});
