import { expect, it } from "vitest";
import { planLines } from "@/lib/domain/plan-lines";
import { planVersion } from "@/lib/server/sync/plan-version";

const webinar = { type: "webinar500_monthly", hosts: 2, next_invoice_date: "2026-12-01", status: "active" };
const large = { ...webinar, type: "webinar1000_monthly" };
const version = (raw: Record<string, unknown>) => planVersion(planLines(raw));

it("is the same whatever order Zoom lists members and items in, and in either contract's date", () => {
  const { status, ...rest } = webinar;
  const first = version({ plan_base: { type: "monthly" }, plan_webinar: [webinar, large] });
  const second = version({ plan_webinar: [large, { status, ...rest }], plan_base: { type: "monthly" } });
  expect(second).toBe(first);
  const dated = { ...webinar, next_invoice_date: "2026-12-01T00:00:00Z" };
  expect(version({ plan_webinar: [dated] })).toBe(version({ plan_webinar: [webinar] }));
});

it.each([
  ["hosts", { plan_webinar: [{ ...webinar, hosts: 3 }] }],
  ["a date", { plan_webinar: [{ ...webinar, next_invoice_date: "2027-01-01" }] }],
  ["the status", { plan_webinar: [{ ...webinar, status: "cancelled" }] }],
  ["a field nobody knows", { plan_webinar: [{ ...webinar, colour: "red" }] }],
  ["an item", { plan_webinar: [webinar, webinar] }],
  ["a family", { plan_webinar: [webinar], plan_new: { type: "x" } }],
])("changes with %s", (_, raw) => {
  expect(version(raw)).not.toBe(version({ plan_webinar: [webinar] }));
});
