import { afterEach, beforeEach, expect, it } from "vitest";
import { subscribeBody } from "../documented/subscribe-body";
import { SCENARIO } from "../scenarios/ids";
import { openSandbox } from "../test-client";

type AnyPlans = Record<string, Record<string, unknown> | Record<string, unknown>[] | string>;

let opened: Awaited<ReturnType<typeof openSandbox>>;
beforeEach(async () => {
  opened = await openSandbox({ clock: "2026-03-10T12:00:00Z" });
});
afterEach(() => opened.sandbox.close());

const plansOf = async (id: string) => (await opened.call("GET", `/accounts/${id}/plans`)).body as AnyPlans;
const path = (id: string, suffix: string) => `/accounts/${id}/${suffix}`;

it("subscribes a free account to all that was asked, with dates of one term", async () => {
  const body = subscribeBody({
    plan_base: { type: "business_yearly", hosts: 20 },
    plan_webinar: [{ type: "webinar500_monthly", hosts: 3 }],
    plan_large_meeting: [{ type: "large500_monthly", hosts: 4 }],
    plan_audio: { type: "tollfree_payongo", tollfree_countries: "US, CN", ddi_numbers: 2 },
    plan_recording: "cmr_monthly_commitment_40",
    plan_phone: {
      plan_base: { type: "phone_payongo", callout_countries: "US" },
      plan_calling: [{ type: "phone_calling_usca_monthly_unlimited", hosts: 5 }],
    },
  });
  const answer = await opened.call("POST", path(SCENARIO.free, "plans"), body);
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({
    plan_base: {
      type: "business_yearly",
      hosts: 20,
      partner_sku: "PAR3-BUSINESS-YEARLY",
      discount_rate: 13.53,
    },
    plan_cloud_recording: { type: "cmr_monthly_commitment_40" },
  });
  expect(await plansOf(SCENARIO.free)).toMatchObject({
    plan_base: { service_effective_date: "2026-03-10", next_invoice_date: "2027-03-10", status: "active" },
    plan_webinar: [{ type: "webinar500_monthly", hosts: 3, next_invoice_date: "2026-04-10" }],
    plan_audio: { tollfree_countries: "US, CN", ddi_numbers: 2 },
    plan_recording: "cmr_monthly_commitment_40",
    plan_recording_next_invoice_date: "2026-04-10",
    plan_phone: { plan_calling: [{ hosts: 5 }] },
  });
});

it("refuses a second subscription of the same account", async () => {
  await opened.call("POST", path(SCENARIO.free, "plans"), subscribeBody());
  const again = await opened.call("POST", path(SCENARIO.free, "plans"), subscribeBody());
  expect(again.body).toMatchObject({
    code: 2100,
    message: "Cannot add plan for Sub account which is not free plan.",
  });
  expect(opened.sandbox.ledger().applied).toHaveLength(1);
});

it("subscribes a carrier's account to a bundle alone", async () => {
  const { contact } = subscribeBody() as { contact: object };
  const plan_bundle = [{ type: "ACT-ENT-LMT_500-WBN_500-T_1-monthly", hosts: 50, active_hosts: 50 }];
  const answer = await opened.call("POST", path(SCENARIO.freeCarrier, "plans"), { contact, plan_bundle });
  expect(answer.status).toBe(201);
});

it("changes the documented sample from 100 to 101 hosts with an empty 204", async () => {
  const answer = await opened.call("PUT", path(SCENARIO.documentedSample, "plans/base"), {
    type: "monthly",
    hosts: 101,
  });
  expect([answer.status, answer.text]).toEqual([204, ""]);
  expect(await plansOf(SCENARIO.documentedSample)).toMatchObject({ plan_base: { hosts: 101 } });
});

it("moves Pro to Business and shows the account's new type", async () => {
  const body = { type: "business_monthly", hosts: 10 };
  expect((await opened.call("PUT", path(SCENARIO.proMonthly, "plans/base"), body)).status).toBe(204);
  const account = await opened.call("GET", `/accounts/${SCENARIO.proMonthly}`);
  expect(account.body).toMatchObject({ account_type: "Business", seats: 10 });
});

it("adds a webinar, refuses it twice, and updates its hosts", async () => {
  const addons = path(SCENARIO.businessYearly, "plans/addons");
  const webinar = { type: "webinar500_monthly", hosts: 3 };
  expect((await opened.call("POST", addons, webinar)).status).toBe(201);
  expect((await opened.call("POST", addons, webinar)).status).toBe(400);
  expect((await opened.call("PUT", addons, { ...webinar, hosts: 6 })).status).toBe(200);
  expect(await plansOf(SCENARIO.businessYearly)).toMatchObject({ plan_webinar: [{ hosts: 6 }] });
});

it("adds phone, contact centre and node plans in their own forms", async () => {
  const addons = path(SCENARIO.businessYearly, "plans/addons");
  const forms = [
    { type: "plan_phone", plan_details: { plan_base: { type: "phone_payongo", callout_countries: "US" } } },
    { type: "plan_zcc", plan_zcc_details: { plan_package_list: [{ type: "zccp_monthly", hosts: 4 }] } },
    { type: "plan_znode", plan_znode_details: { plan_znode_base: { type: "znode_monthly", hosts: 1 } } },
  ];
  for (const form of forms) expect((await opened.call("POST", addons, form)).status).toBe(201);
  expect(await plansOf(SCENARIO.businessYearly)).toMatchObject({
    plan_phone: { plan_base: { type: "phone_payongo" } },
    plan_zcc: { plan_package_lists: [{ type: "zccp_monthly", hosts: 4 }] },
    plan_znode: { plan_znode_base: { hosts: 1 } },
  });
});

it("answers 204 to an updated add-on under the contract of 2021", async () => {
  await opened.control.setContract("2021");
  const body = { type: "webinar500_monthly", hosts: 4 };
  expect((await opened.call("PUT", path(SCENARIO.business, "plans/addons"), body)).status).toBe(204);
});

it("refuses more webinar hosts than base hosts, and as many large meetings", async () => {
  const addons = path(SCENARIO.businessSmall, "plans/addons");
  for (const body of [
    { type: "webinar500_monthly", hosts: 13 },
    { type: "large500_monthly", hosts: 12 },
  ]) {
    expect((await opened.call("POST", addons, body)).body).toMatchObject({ message: "Invalid host number." });
  }
});

it("keeps the hosts of a decrease until the next invoice day", async () => {
  const body = { type: "business_monthly", hosts: 14 };
  expect((await opened.call("PUT", path(SCENARIO.business, "plans/base"), body)).status).toBe(204);
  expect(await plansOf(SCENARIO.business)).toMatchObject({ plan_base: { hosts: 20 } });
  const [entry] = opened.sandbox.ledger().applied;
  expect(entry?.pending).toEqual([
    { path: "plan_base", type: "business_monthly", hosts: 14, onDate: "2026-03-22" },
  ]);
  await opened.control.setClock("2026-03-22T00:30:00Z");
  expect((await opened.control.account(SCENARIO.business)).plans).toMatchObject({ plan_base: { hosts: 14 } });
});

it("takes a decrease at once in the other mode", async () => {
  await opened.control.setSettings({ decreaseMode: "at_once" });
  await opened.call("PUT", path(SCENARIO.business, "plans/base"), { type: "business_monthly", hosts: 14 });
  expect(await plansOf(SCENARIO.business)).toMatchObject({ plan_base: { hosts: 14 } });
});

it("writes before, after and body of each applied change to the ledger, and refusals apart", async () => {
  const body = { type: "yearly", hosts: 6 };
  await opened.call("PUT", path(SCENARIO.proYearly, "plans/base"), body);
  await opened.call("PUT", path(SCENARIO.proYearly, "plans/base"), { type: "yearly", hosts: 99 });
  const ledger = opened.sandbox.ledger();
  expect(ledger.applied).toHaveLength(1);
  expect(ledger.applied[0]).toMatchObject({
    seq: 1,
    accountId: SCENARIO.proYearly,
    method: "PUT",
    body,
    before: { plan_base: { hosts: 5 } },
    after: { plan_base: { hosts: 6 } },
    relative: false,
  });
  expect(ledger.refused).toMatchObject([{ code: 300, status: 400 }]);
});

it("carries increasing_hosts out but counts it, so that a test can prove it is never sent", async () => {
  const body = { type: "yearly", increasing_hosts: 2 };
  expect((await opened.call("PUT", path(SCENARIO.proYearly, "plans/base"), body)).status).toBe(204);
  expect(await plansOf(SCENARIO.proYearly)).toMatchObject({ plan_base: { hosts: 7 } });
  expect(opened.sandbox.ledger()).toMatchObject({ relativeWrites: 1, applied: [{ relative: true }] });
});

it("subscribes an account again whose plan has ended, and changes nothing of the ended one", async () => {
  const base = await opened.call("PUT", path(SCENARIO.expired, "plans/base"), { type: "monthly", hosts: 4 });
  expect(base.body).toEqual({ code: 200, message: "You do not have a subscription yet." });
  expect((await opened.call("POST", path(SCENARIO.expired, "plans"), subscribeBody())).status).toBe(201);
});

it("sells phone calling only beside a phone base", async () => {
  const calling = { type: "phone_calling_usca_monthly_unlimited", hosts: 2 };
  const refused = await opened.call("POST", path(SCENARIO.business, "plans/addons"), calling);
  expect(refused.body).toEqual({ code: 3261, message: "Must subscribe to a major plan first." });
  expect(
    (
      await opened.call("POST", path(SCENARIO.phone, "plans/addons"), {
        ...calling,
        type: "phone_calling_aunz_monthly_unlimited",
      })
    ).status,
  ).toBe(201);
});
