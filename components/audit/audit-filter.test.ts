import { describe, expect, it } from "vitest";
import type { AuditFilter } from "@/lib/domain/audit";
import { auditExportPath } from "@/lib/queries/audit";
import { filterOf, filterPath, withPart } from "./audit-filter";

const queryOf = (path: string) => Object.fromEntries(new URL(path, "http://plandesk.invalid").searchParams);

describe("a filter of the audit", () => {
  it.each<AuditFilter>([
    {},
    { kind: "access" },
    { actor: "person/1 & 2" },
    { q: "=Ö&kind=access" },
    { from: "2026-02-28", to: "2026-03-01" },
    { kind: "change", actor: "p", q: "a b", from: "2026-01-01", to: "2026-01-01" },
  ])("is the same after it stood in the address: %j", (filter) => {
    expect(filterOf(queryOf(filterPath(filter)))).toEqual(filter);
  });

  it("leaves the address bare when it narrows nothing", () => {
    expect(filterPath({})).toBe("/audit");
    expect(filterPath(withPart({ kind: "change" }, "kind", ""))).toBe("/audit");
  });

  it("passes over what an address says that is no filter", () => {
    const odd = {
      kind: "money",
      q: "   ",
      from: "2026-02-30",
      to: ["2026-01-01", "2026-01-02"],
      other: "x",
      actor: undefined,
    };
    expect(filterOf(odd)).toEqual({});
  });

  it("keeps its other parts when one is set", () => {
    expect(withPart({ kind: "change", q: "x" }, "from", "2026-01-01")).toEqual({
      kind: "change",
      q: "x",
      from: "2026-01-01",
    });
  });

  it.each(["ndjson", "csv"] as const)("goes whole into the address of the %s export", (format) => {
    const filter = { kind: "person", actor: "p", q: "a&b", from: "2026-01-01", to: "2026-01-02" } as const;
    const path = auditExportPath(filter, format);
    expect(path).toMatch(/^\/api\/audit\/export\?/);
    expect(queryOf(path)).toEqual({ ...filter, format });
  });
});
