import { describe, expect, it } from "vitest";
import { countryName } from "@/lib/domain/countries";
import { shownLines } from "@/lib/domain/plan-groups";
import { planLines } from "@/lib/domain/plan-lines";
import { detailFacts } from "./line-detail";
import { groupLines } from "./line-groups";
import { nextInvoices } from "./next-invoices";
import { rawLine } from "./raw-line";
import { changedHosts } from "./use-live-plans";

const dates = { service_effective_date: "2021-09-07T00:00:00Z", next_invoice_date: "2021-10-07T00:00:00Z" };
const raw = {
  plan_zva_voice: { type: "zva_voice_monthly", minutes: 100 },
  plan_webinar: [{ type: "webinar500_monthly", hosts: 10, ...dates, status: "active" }],
  plan_recording: "cmr_monthly_commitment_40",
  plan_recording_next_invoice_date: "2021-11-01T00:00:00Z",
  plan_recording_status: "status",
  plan_audio: {
    type: "tollfree_payongo",
    tollfree_countries: "US, CA",
    premium_countries: "",
    ddi_numbers: 0,
  },
  plan_phone: { plan_calling: [{ type: "phone_calling_usca_monthly_unlimited", hosts: 5, ...dates }] },
  plan_base: { type: "monthly", hosts: 100, ...dates, status: "active" },
};
const lines = shownLines(planLines(raw));

describe("plan lines on a page", () => {
  it("stand in groups, base plan first and what is not recognised last", () => {
    const titles = groupLines(lines).map(({ title }) => title);
    expect(titles).toEqual([
      "Base plan",
      "Meetings and webinars",
      "Phone",
      "Recording",
      "Audio",
      "Not recognised",
    ]);
  });

  it("name audio countries, and say when there are none", () => {
    const audio = lines.filter(({ family }) => family === "plan_audio");
    expect(audio.flatMap((line) => detailFacts(line, countryName))).toEqual([
      { term: "Toll-free", value: "United States of America, Canada" },
      { term: "Premium", value: "no country" },
      { term: "Direct numbers", value: "0" },
    ]);
  });

  it.each([
    ["an array's item", "plan_webinar.0", raw.plan_webinar[0]],
    ["a nested item", "plan_phone.plan_calling.0", raw.plan_phone.plan_calling[0]],
    [
      "a bare code with what stands beside it",
      "plan_recording",
      {
        plan_recording: "cmr_monthly_commitment_40",
        plan_recording_next_invoice_date: "2021-11-01T00:00:00Z",
        plan_recording_status: "status",
      },
    ],
    ["nothing for a path that is gone", "plan_phone.plan_number.3", undefined],
  ])("show Zoom's own JSON: %s", (_, path, expected) => {
    expect(rawLine(raw, path)).toEqual(expected);
  });

  it("are invoiced by day, soonest first, without those that have ended", () => {
    const ended = lines.map((line) =>
      line.family === "plan_webinar" ? { ...line, status: "expired" as const } : line,
    );
    expect(nextInvoices(ended)).toEqual([
      { date: "2021-10-07", lines: 2, words: "Base plan and 1 add-on" },
      { date: "2021-11-01", lines: 1, words: "Recording" },
    ]);
  });

  it("are marked where a read brought other hosts or a line that was not there", () => {
    const after = lines.map((line) => (line.path === "plan_base" ? { ...line, hosts: 101 } : line));
    const before = lines.filter((line) => line.family !== "plan_webinar");
    expect([...changedHosts(before, after)]).toEqual([
      ["plan_base", 100],
      ["plan_webinar.0", null],
    ]);
    expect(changedHosts(lines, lines).size).toBe(0);
  });
});
