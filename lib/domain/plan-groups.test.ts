import { expect, it } from "vitest";
import { listLabel, shownLines } from "./plan-groups";
import { planLines } from "./plan-lines";

const item = { type: "webinar500_monthly", hosts: 1 };

it("orders lines by group, the base plan first and what nobody knows last, whatever order Zoom lists them in", () => {
  const raw = {
    plan_zva_voice: { type: "zva_voice" },
    plan_phone: { plan_number: [{ type: "n" }], plan_base: { type: "phone_base" } },
    plan_recording: "cmr_monthly_commitment_40",
    plan_webinar: Array.from({ length: 11 }, () => item),
    plan_base: { type: "monthly", hosts: 3 },
  };
  const shown = shownLines(planLines(raw));
  expect(shown.map(({ path }) => path)).toEqual([
    "plan_base",
    ...Array.from({ length: 11 }, (_, i) => `plan_webinar.${i}`),
    "plan_phone.plan_base",
    "plan_phone.plan_number.0",
    "plan_recording",
    "plan_zva_voice",
  ]);
  const turned = Object.fromEntries(Object.entries(raw).reverse());
  expect(shownLines(planLines(turned))).toEqual(shown);
});

it("tells known plans, retired ones and unknown ones apart", () => {
  const raw = {
    plan_base: { type: "business_yearly_c50" },
    plan_webinar: [item, { type: "webinar_new" }],
    plan_new: {},
  };
  const facts = shownLines(planLines({ ...raw, plan_new: { hosts: 1 } })).map(
    ({ label, group, known, offered }) => ({
      label,
      group,
      known,
      offered,
    }),
  );
  expect(facts).toMatchObject([
    { group: "Base plan", offered: false },
    { label: "Webinar 500 Monthly", known: true, offered: true },
    { label: "webinar_new", group: "Meetings and webinars", known: false, offered: false },
    { label: "new", group: "Not recognised", known: false },
  ]);
});

it("drops Zoom Workplace from labels in lists", () => {
  expect(listLabel("Zoom Workplace Business Plus Monthly")).toBe("Business Plus Monthly");
  expect(listLabel("Zoom Rooms Monthly")).toBe("Zoom Rooms Monthly");
});
