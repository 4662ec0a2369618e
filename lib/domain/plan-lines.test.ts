import { describe, expect, it } from "vitest";
import { addDays, daysBetween, parseCalendarDate } from "./calendar-date";
import { planLines } from "./plan-lines";

const dated = {
  service_effective_date: "2021-09-07T00:00:00Z",
  next_invoice_date: "2021-10-07T00:00:00Z",
  status: "active",
};
const paths = (raw: Record<string, unknown>) =>
  planLines(raw).map((line) => [line.path, line.type, line.hosts]);

describe("plan lines", () => {
  it("reads the shape of seed 003: objects, arrays, nested phone plans and a bare recording", () => {
    const raw = {
      plan_base: { type: "monthly", hosts: 100, ...dated },
      plan_large_meeting: [{ type: "plan_large500_two_years", hosts: 10, ...dated }],
      plan_recording: "cmr_monthly_commitment_40",
      plan_recording_service_effective_date: "2021-09-07T00:00:00Z",
      plan_recording_next_invoice_date: "2021-10-07T00:00:00Z",
      plan_recording_status: "status",
      plan_audio: { type: "tollfree_payongo", tollfree_countries: "US", ddi_numbers: 0, ...dated },
      plan_phone: {
        plan_base: { type: "phone_payongo", callout_countries: "", ...dated },
        plan_calling: [{ type: "phone_calling_usca_monthly_unlimited", hosts: 5, ...dated }],
      },
    };
    expect(paths(raw)).toEqual([
      ["plan_base", "monthly", 100],
      ["plan_large_meeting.0", "plan_large500_two_years", 10],
      ["plan_recording", "cmr_monthly_commitment_40", null],
      ["plan_audio", "tollfree_payongo", null],
      ["plan_phone.plan_base", "phone_payongo", null],
      ["plan_phone.plan_calling.0", "phone_calling_usca_monthly_unlimited", 5],
    ]);
    const recording = planLines(raw)[2];
    expect(recording).toMatchObject({ nextInvoiceDate: "2021-10-07", status: "other", statusText: "status" });
    expect(planLines(raw)[3]?.detail).toEqual({ tollfree_countries: "US", ddi_numbers: 0 });
  });

  it("keeps families and fields that did not exist when it was written", () => {
    const lines = planLines({
      plan_new: { kind: "x", hosts: "many" },
      plan_odd: 7,
      plan_deep: { plan_part: [{ type: "p", hosts: 2 }] },
    });
    expect(lines.map((line) => line.path)).toEqual(["plan_new", "plan_odd", "plan_deep.plan_part.0"]);
    expect(lines[0]).toMatchObject({ type: null, hosts: null, detail: { kind: "x", hosts: "many" } });
    expect(lines[1]?.detail).toEqual({ value: 7 });
  });

  it("gives no line for what is not bought", () => {
    expect(
      planLines({
        plan_base: null,
        plan_webinar: [],
        plan_phone: {},
        plan_recording: "",
        other: { type: "x" },
      }),
    ).toEqual([]);
  });

  it.each([
    ["active", "active"],
    ["Active", "active"],
    ["cancel", "cancelled"],
    ["Cancelled", "cancelled"],
    ["expired", "expired"],
    ["suspended", "other"],
    [undefined, null],
  ])("folds the status %s to %s", (status, expected) => {
    expect(planLines({ plan_base: { type: "monthly", status } })[0]?.status).toBe(expected);
  });
});

describe("calendar dates", () => {
  it.each([
    ["2021-10-07T00:00:00Z", "2021-10-07"],
    ["2022-03-01", "2022-03-01"],
    ["2022-03-01T23:59:59+14:00", "2022-03-01"],
    ["2026-02-30", null],
    ["soon", null],
    [20220301, null],
  ])("reads %s as %s", (text, day) => {
    expect(parseCalendarDate(text)).toBe(day);
  });

  it("counts days over month ends and leap days", () => {
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
    expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
  });
});
