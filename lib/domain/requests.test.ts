import { describe, expect, it } from "vitest";
import { addAddonErrors, addAddonSchema, updateAddonErrors, updateAddonSchema } from "./addon";
import { changeBasePlanErrors, changeBasePlanSchema, outsideItsRange, wantedHosts } from "./change-base-plan";
import { planLines } from "./plan-lines";
import { fieldErrors, type RuleFacts, withRules } from "./request-rules";
import { subscribeErrors, subscribeSchema } from "./subscribe";

const facts = (plans: Record<string, unknown> | null = null, bounds = {}): RuleFacts => ({
  lines: plans && planLines(plans),
  today: "2026-11-21",
  bounds,
});
const base = (type: string, hosts: number) => ({ plan_base: { type, hosts, status: "active" } });
const contact = {
  first_name: "Kari",
  last_name: "Nordmann",
  email: "kari@museum.example",
  phone_number: "+47 38 07 49 00",
  address: "Skippergata 24 B",
  city: "Kristiansand",
  state: "Agder",
  zip: "4611",
  country: "NO",
};

function errorsOf(
  schema: Parameters<typeof withRules>[0],
  rules: Parameters<typeof withRules>[1],
  body: unknown,
  given: RuleFacts,
) {
  const result = withRules(schema, rules, given).safeParse(body);
  return result.success ? [] : fieldErrors(result.error).errors;
}
const changeBase = (body: unknown, given: RuleFacts) =>
  errorsOf(changeBasePlanSchema, changeBasePlanErrors as never, body, given);
const subscribe = (more: object, given = facts()) =>
  errorsOf(
    subscribeSchema,
    subscribeErrors as never,
    { contact, plan_base: { type: "business_yearly", hosts: 16 }, ...more },
    given,
  );

describe("a base plan change", () => {
  it.each([
    ["monthly", 9, 10, "1 to 9"],
    ["business_monthly", 12, 9, "10 to 49"],
    ["business_monthly", 12, 50, "10 to 49"],
    ["edu20", 30, 150, "20 to 149"],
  ])("of %s from %i to %i is refused and names %s", (type, now, hosts, range) => {
    expect(changeBase({ type, hosts }, facts(base(type, now)))).toEqual([
      { path: "hosts", message: expect.stringContaining(range) },
    ]);
  });

  it("from 100 to 101 on a Pro plan that stands outside its range already is allowed with a warning", () => {
    const given = facts(base("monthly", 100));
    expect(changeBase({ type: "monthly", hosts: 101 }, given)).toEqual([]);
    expect(outsideItsRange("monthly", given)).toBe(true);
    expect(outsideItsRange("monthly", facts(base("monthly", 9)))).toBe(false);
  });

  it("uses the ranges of the configuration instead of the published ones", () => {
    expect(
      changeBase({ type: "monthly", hosts: 10 }, facts(base("monthly", 9), { pro: { min: 1, max: 99 } })),
    ).toEqual([]);
  });

  it("counts 'add 5' from the hosts that were read", () => {
    expect(wantedHosts({ type: "monthly", increasing_hosts: 5 }, facts(base("monthly", 3)).lines)).toBe(8);
    expect(changeBase({ type: "monthly", increasing_hosts: 7 }, facts(base("monthly", 3)))).toEqual([
      { path: "increasing_hosts", message: expect.stringContaining("1 to 9") },
    ]);
  });

  it.each([0, -1, 1.5, 1e9, 2 ** 53, Number.NaN, "5", "5 ", " ", null, [], {}, true, "٥"])(
    "refuses %s as a number of hosts",
    (hosts) => {
      expect(changeBase({ type: "monthly", hosts }, facts(base("monthly", 3)))).toEqual([
        { path: "hosts", message: expect.any(String) },
      ]);
    },
  );

  it("tells a shape nobody knows from a bad field", () => {
    const shapeOf = (body: unknown) => {
      const result = changeBasePlanSchema.safeParse(body);
      return result.success ? null : fieldErrors(result.error).shape;
    };
    expect(shapeOf({ type: "monthly", hosts: 1, increasing_hosts: 1 })).toBe(true);
    expect(shapeOf({ type: "monthly", hosts: 1, seats: 1 })).toBe(true);
    expect(shapeOf([])).toBe(true);
    expect(shapeOf({ type: "monthly", hosts: 0 })).toBe(false);
  });

  it("refuses retired, unknown and foreign codes, and a change that changes nothing", () => {
    for (const type of ["business_yearly_c50", "no_such_plan", "webinar500_monthly"]) {
      expect(changeBase({ type, hosts: 12 }, facts(base(type, 11)))[0]?.path).toBe("type");
    }
    expect(changeBase({ type: "monthly", hosts: 3 }, facts(base("monthly", 3)))[0]?.path).toBe("hosts");
  });
});

describe("a subscription", () => {
  it("with webinar, large meeting, phone, audio and recording is allowed", () => {
    const more = {
      plan_webinar: [{ type: "webinar500_yearly", hosts: 2 }],
      plan_large_meeting: [{ type: "large500_yearly", hosts: 2 }],
      plan_phone: {
        plan_base: { type: "phone_payongo", callout_countries: "DE" },
        plan_number: [{ type: "phone_number_usca_monthly", hosts: 1 }],
      },
      plan_audio: { type: "tollfree_payongo", tollfree_countries: "AR, AU", ddi_numbers: 1 },
      plan_recording: "cmr_monthly_commitment_40",
      subscription_options: {
        paid_period_start_date: "2026-12-01",
        service_effective_date: "2026-12-01",
        contract_term: 12,
      },
    };
    expect(subscribe(more)).toEqual([]);
  });

  it.each([
    [{ plan_base: { type: "business_yearly", hosts: 9 } }, "plan_base.hosts"],
    [{ plan_base: { type: "business_yearly" } }, "plan_base.hosts"],
    [{ plan_webinar: [{ type: "webinar500_yearly", hosts: 17 }] }, "plan_webinar.0.hosts"],
    [{ plan_large_meeting: [{ type: "large500_yearly", hosts: 16 }] }, "plan_large_meeting.0.hosts"],
    [{ plan_webinar: [{ type: "large500_yearly", hosts: 1 }] }, "plan_webinar.0.type"],
    [
      { plan_phone: { plan_number: [{ type: "phone_number_usca_monthly", hosts: 1 }] } },
      "plan_phone.plan_number.0.type",
    ],
    [{ plan_audio: { type: "tollfree_payongo" } }, "plan_audio.tollfree_countries"],
    [{ plan_audio: { type: "tollfree_payongo", premium_countries: "XX" } }, "plan_audio.premium_countries"],
    [{ plan_recording: "webinar500_yearly" }, "plan_recording"],
    [{ contact: { ...contact, country: "US", state: "Agder" } }, "contact.state"],
    [{ contact: { ...contact, email: "kari@museum" } }, "contact.email"],
    [{ contact: { ...contact, city: "a\r\nb" } }, "contact.city"],
    [
      {
        subscription_options: { paid_period_start_date: "2026-11-21", service_effective_date: "2026-11-21" },
      },
      "subscription_options.service_effective_date",
    ],
    [
      { subscription_options: { paid_period_start_date: "2026-12-01" } },
      "subscription_options.service_effective_date",
    ],
    [
      {
        subscription_options: { service_effective_date: "2026-02-30", paid_period_start_date: "2026-02-30" },
      },
      "subscription_options.paid_period_start_date",
    ],
    [{ seats: 1 }, "seats"],
  ])("%j is refused at %s", (more, path) => {
    expect(subscribe(more).map((error) => error.path)).toContain(path);
  });
});

describe("an add-on", () => {
  const owned = facts({
    ...base("business_monthly", 12),
    plan_webinar: [{ type: "webinar500_monthly", hosts: 2, status: "active" }],
  });
  const add = (body: unknown) =>
    errorsOf(addAddonSchema, addAddonErrors as never, body, owned).map((error) => error.path);
  const update = (body: unknown) =>
    errorsOf(updateAddonSchema, updateAddonErrors as never, body, owned).map((error) => error.path);

  it("that is not owned yet is allowed, one that is owned is not", () => {
    expect(add({ type: "zroom_monthly", hosts: 3 })).toEqual([]);
    expect(add({ type: "webinar500_monthly", hosts: 3 })).toEqual(["type"]);
  });

  it("of the phone family carries its details, with a base plan for its numbers", () => {
    const plan_number = [{ type: "phone_number_usca_monthly", hosts: 1 }];
    expect(
      add({ type: "plan_phone", plan_details: { plan_base: { type: "phone_payongo" }, plan_number } }),
    ).toEqual([]);
    expect(add({ type: "plan_phone", plan_details: { plan_number } })).toEqual([
      "plan_details.plan_number.0.type",
    ]);
    expect(add({ type: "plan_phone", hosts: 2 })).toEqual(["hosts", "plan_details"]);
  });

  it.each([
    [{ type: "webinar500_monthly", hosts: 13 }, "hosts"],
    [{ type: "webinar500_monthly", hosts: 2 }, "hosts"],
    [{ type: "zroom_monthly", hosts: 2 }, "type"],
    [{ type: "monthly", hosts: 2 }, "type"],
  ])("update %j is refused at %s", (body, path) => {
    expect(update(body)).toEqual([path]);
  });

  it("update of owned hosts within the base plan's is allowed", () => {
    expect(update({ type: "webinar500_monthly", hosts: 12 })).toEqual([]);
  });
});
