import { afterAll, beforeAll, expect, it } from "vitest";
import { SAMPLE_CONTACT, subscribeBody } from "../documented/subscribe-body";
import { SCENARIO } from "../scenarios/ids";
import { openSandbox } from "../test-client";

let opened: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  opened = await openSandbox();
});
afterAll(async () => {
  expect(opened.sandbox.ledger().applied).toEqual([]);
  await opened.sandbox.close();
});

const BASE = `/accounts/${SCENARIO.business}/plans/base`;
const ADDONS = `/accounts/${SCENARIO.business}/plans/addons`;
const PLANS = `/accounts/${SCENARIO.free}/plans`;
const type = "business_monthly";

const BAD_FIELDS: [string, string, unknown, string[]][] = [
  ["PUT", BASE, { type, hosts: "21" }, ["hosts"]],
  ["PUT", BASE, { type, hosts: 20.5 }, ["hosts"]],
  ["PUT", BASE, { type, hosts: 0 }, ["hosts"]],
  ["PUT", BASE, { type, hosts: -3 }, ["hosts"]],
  ["PUT", BASE, { type, hosts: null }, ["hosts"]],
  ["PUT", BASE, { type }, ["hosts"]],
  ["PUT", BASE, { hosts: 21 }, ["type"]],
  ["PUT", BASE, { type, hosts: 21, colour: "blue" }, ["colour"]],
  ["PUT", BASE, { type, hosts: 21, paid_period_start_date: "tomorrow" }, ["paid_period_start_date"]],
  ["PUT", BASE, { type, hosts: 21, paid_period_start_date: "2020-01-01" }, ["paid_period_start_date"]],
  ["POST", ADDONS, { type: "webinar1000_monthly" }, ["hosts"]],
  ["POST", ADDONS, { type: "plan_phone", hosts: 1 }, ["plan_details", "hosts"]],
  ["PUT", ADDONS, { type: "webinar500_monthly", hosts: 3, plan_details: {} }, ["plan_details"]],
  ["PUT", ADDONS, { type: 5, hosts: "x" }, ["type", "hosts"]],
  ["POST", PLANS, { plan_base: { type, hosts: 20 } }, ["contact"]],
  ["POST", PLANS, { contact: SAMPLE_CONTACT }, ["plan_base"]],
  ["POST", PLANS, subscribeBody({ plan_base: { type, hosts: "20" } }), ["plan_base.hosts"]],
  [
    "POST",
    PLANS,
    subscribeBody({ plan_webinar: { type: "webinar500_monthly", hosts: 1 } }),
    ["plan_webinar"],
  ],
  ["POST", PLANS, subscribeBody({ plan_qss: [] }), ["plan_qss"]],
  ["POST", PLANS, subscribeBody({ contact: { ...SAMPLE_CONTACT, fax: "1" } }), ["contact.fax"]],
];

it.each(BAD_FIELDS)("%s %s names the bad fields of %j", async (method, path, body, fields) => {
  const answer = await opened.call(method, path, body);
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    code: 300,
    message: "Validation Failed.",
    errors: fields.map((field) => ({ field, message: "Invalid field." })),
  });
});

const NO_OBJECT: [string, string, string][] = [
  ["broken JSON", '{"type":', "application/json"],
  ["an empty body", "", "application/json"],
  ["a list", "[]", "application/json"],
  ["null", "null", "application/json"],
  ["a form", "type=business_monthly&hosts=21", "application/x-www-form-urlencoded"],
  ["JSON under another type", '{"type":"business_monthly","hosts":21}', "text/plain"],
];

it.each(NO_OBJECT)("refuses %s", async (_what, body, contentType) => {
  const answer = await opened.call("PUT", BASE, body, { "content-type": contentType });
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({ code: 300, message: "Request Body should be a valid JSON object." });
});

it("answers validation failures with HTTP 400 under the contract of 2021 too", async () => {
  await opened.control.setContract("2021");
  expect((await opened.call("PUT", BASE, { type, hosts: "21" })).status).toBe(400);
  await opened.control.setContract("2026");
});
