import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explainRefusal } from "@/lib/domain/refusals";
import { SAMPLE_CONTACT } from "@/lib/sandbox/documented/subscribe-body";
import type { Contract } from "@/lib/sandbox/options";
import type { ForcedRefusal, WriteName } from "@/lib/sandbox/state/account";
import type { ChangeResult } from "@/lib/server/changes/answers";
import { answered, type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { changes } from "@/lib/server/db/schema";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { subscribe } from "@/lib/server/services/plans/subscribe";
import { updateAddon } from "@/lib/server/services/plans/update-addon";

type Row = [code: number, message: string];

const BULK =
  "Master accounts with bulk licenses cannot provision, update, or cancel plans for sub accounts using APIs, please use the billing portal or contact Support.";
const NO_USER: Row = [1001, "User does not exist."];
const NO_ACCOUNT: Row = [2001, "Account does not exist: {accountId}."];
const SELF_PAY: Row = [2100, "This sub account is on self pay mode."];

/** Every refusal that the references list for a write (zoom-api.md 2.7 to 2.10). */
const documented: Record<WriteName, Row[]> = {
  subscribe: [
    ...["first_name", "last_name", "email", "country", "address", "city", "phone_number", "state", "zip"].map(
      (field): Row => [2100, `Invalid parameter: ${field}`],
    ),
    [2100, "Invalid country parameter: XX"],
    [2100, "Invalid state parameter: XX"],
    [2100, "Cannot add plan for a sub account which is paid by self."],
    [2100, "Cannot add plan for Sub account which is not free plan."],
    [2100, "Cannot enable free trial again for sub account."],
    [2100, "You cannot add a sub account because your master account owner prevented you from adding one."],
    [2100, "Cannot process account."],
    [2100, "Invalid host number."],
    [2100, "Account doesn't have the permission to purchase this plan."],
    [2100, "Can't subscribe to base plan and bundle plan at the same time."],
    [2100, "Invalid Cloud Recording Plan: cmr_monthly_commitment_40"],
    [2100, "Invalid Audio Conferencing Plan: tollfree_payongo"],
    [2100, "At least one option from among the Toll-free, Premium and Call-out must be provided."],
    [2100, "Failed to add zuora plans"],
    [2100, "Invalid Base Plan: {accountId}"],
    [2100, BULK],
    [10200, "Your request cannot be processed due to an invalid contract term."],
    [200, "One zuora account only can have one active billing subscription."],
    [200, "Can't subscribe 25-participants pro plan for this sub-account."],
    [
      200,
      "In order to take advantage of your account's special pricing, please add Pro host licenses instead and they will be assigned to your Zoom Rooms automatically.",
    ],
    [300, "Account can't buy this plan."],
    [300, "Buy hosts must equal or larger than 25."],
    [300, "Buy hosts must equal or smaller than 15."],
    [300, "Active hosts must be equal or larger than buy hosts."],
    NO_USER,
    NO_ACCOUNT,
  ],
  updateBase: [
    [200, "Free trial and VIP account can't update sub plan."],
    [200, "You do not have a subscription yet."],
    [300, "Insufficient number of hosts for business plan type."],
    [300, "Insufficient number of hosts for education plan type."],
    [300, "Plan types do not match, oldPlanType: business_monthly newPlanType: monthly."],
    SELF_PAY,
    [2100, "Cannot makes updates when account is subscribed to a bundle plan."],
    [2100, "This account is not under a free trial plan."],
    [
      2100,
      "The account currently has 18 paid users, you should change the user type to basic and reduce the number of paid users before performing this action.",
    ],
    [2100, BULK],
    [2100, "Invalid Base Plan Type: business_yearly_c50"],
    NO_USER,
    NO_ACCOUNT,
  ],
  addAddon: [
    SELF_PAY,
    [2100, "Cannot update Additional plan for a sub account under free plan."],
    [
      2100,
      "Additional Zoom Rooms plan cannot be added to a sub account that already has a Zoom Rooms base plan.",
    ],
    [2100, "This sub account already has the additional plan: webinar500_monthly."],
    [2100, BULK],
    NO_USER,
    NO_ACCOUNT,
  ],
  updateAddon: [
    [200, "Free trial and VIP accounts can't update sub plans."],
    [200, "You don't have subscription for (webinar500_monthly) yet."],
    [300, "Plan types do not match, oldPlanType: webinar500_monthly newPlanType: large500_monthly."],
    SELF_PAY,
    [2100, "Invalid Additional Plan Type: webinar500_monthly."],
    [2100, "Cannot update Additional plan for a sub account under free plan."],
    [2100, "Invalid plan type."],
    [2100, "Account can't buy this product."],
    [
      2100,
      "Can not subscribe/update additional Audio Conferencing Pay As You Go Plan for a sub account whose base plan is not Business/Education plan.",
    ],
    [2100, BULK],
    [3261, "Failed to change sub plan of account:{accountId}."],
    [3261, "Must subscribe to a major plan first."],
    [3261, 'The "Webinar100" plan is not supported. You cannot increase hosts for the "webinar100" plan.'],
    [3200, "Cannot find Zuora subscription for account:{accountId}."],
    NO_ACCOUNT,
  ],
};

const KINDS = {
  subscribe: "subscribe",
  updateBase: "change_base_plan",
  addAddon: "add_addon",
  updateAddon: "update_addon",
} as const;

let at: ChangeTest;
const partner = callerAs("partner");

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

// The pseudo answers of 2021 carry their code as HTTP status; the references of 2026 list 400 (zoom-api.md 2.1).
function statusOf(code: number, contract: Contract): number {
  if (code === 1001 || code === 2001 || code === 3200) return 404;
  return contract === "2021" && (code === 200 || code === 300) ? code : 400;
}

async function ask(write: WriteName, id: string): Promise<ChangeResult> {
  const webinar = { type: "webinar500_monthly", hosts: 3 };
  const base = { type: "business_monthly", hosts: 21 };
  if (write === "subscribe")
    return subscribe(at.context, partner, await at.input(id, { contact: SAMPLE_CONTACT, plan_base: base }));
  if (write === "updateBase") return changeBasePlan(at.context, partner, await at.input(id, base));
  const input = await at.input(id, webinar);
  return write === "addAddon"
    ? addAddon(at.context, partner, input)
    : updateAddon(at.context, partner, input);
}

function accountFor(write: WriteName, refusal: ForcedRefusal): Promise<string> {
  const refuses = { [write]: refusal };
  if (write === "subscribe") return at.addAccount({}, { accountType: "Free", refuses });
  const webinar = write === "updateAddon" ? { plan_webinar: [running("webinar500_monthly", 2)] } : {};
  return at.addAccount({ plan_base: running("business_monthly", 20), ...webinar }, { refuses });
}

describe.each(["2021", "2026"] as const)("under the contract of %s", (contract) => {
  describe.each(Object.keys(documented) as WriteName[])("a refused %s", (write) => {
    test.each(documented[write])("%d %s is told in Zoom's words and ours", async (code, message) => {
      const status = statusOf(code, contract);
      const id = await accountFor(write, { code, message, status });
      const { problem } = await answered(ask(write, id));
      const words = message.replace("{accountId}", id);
      expect(problem).toMatchObject({
        status: 422,
        code: "zoom_refused",
        zoom: { status, code, message: words },
      });
      const explanation = explainRefusal({ status, code, message: words }, KINDS[write]);
      expect(problem?.explanation ?? null).toEqual(explanation);
      expect(problem?.errors?.map((error) => error.path)).toEqual(
        explanation?.field ? [explanation.field] : undefined,
      );
      const [row] = await at.context.db
        .select()
        .from(changes)
        .where(eq(changes.id, problem?.changeId ?? ""));
      expect(row).toMatchObject({ state: "refused", zoom: { status, code }, settledAt: expect.any(Date) });
      expect(at.ledger(id)).toEqual([]);
    });
  });
});

test("a state of the sub-account that only Zoom knows is refused by Zoom under both contracts", async () => {
  for (const contract of ["2021", "2026"] as const) {
    await at.control.setContract(contract);
    const id = await at.addAccount({ plan_base: running("business_monthly", 20) }, { vip: true });
    const { problem } = await answered(ask("updateBase", id));
    expect(problem).toMatchObject({
      code: "zoom_refused",
      zoom: { status: statusOf(200, contract), code: 200 },
    });
  }
});

test("fewer hosts than are assigned are refused with Zoom's number", async () => {
  const id = await at.addAccount({ plan_base: running("business_monthly", 20) }, { paidUsers: 18 });
  const input = await at.input(id, { type: "business_monthly", hosts: 12 });
  const { problem } = await answered(changeBasePlan(at.context, partner, input));
  expect(problem).toMatchObject({ code: "zoom_refused", zoom: { code: 2100 } });
  expect(problem?.zoom?.message).toContain("18 paid users");
});

test.each([
  ["subscribe", 2100, "Invalid parameter: email", "contact.email"],
  ["subscribe", 2100, "Invalid state parameter: XX", "contact.state"],
  ["subscribe", 300, "Buy hosts must equal or larger than 25.", "plan_base.hosts"],
  ["updateBase", 300, "Insufficient number of hosts for business plan type.", "hosts"],
  ["updateBase", 2100, "Invalid Base Plan Type: business_yearly_c50", "type"],
  ["addAddon", 2100, "This sub account already has the additional plan: webinar500_monthly.", "type"],
  ["updateAddon", 2100, "Invalid Additional Plan Type: webinar500_monthly.", "type"],
] as const)(
  "a refused %s with %d %s stands on the field %s of the form",
  async (write, code, message, path) => {
    const id = await accountFor(write, { code, message });
    const { problem } = await answered(ask(write, id));
    expect(problem?.errors).toMatchObject([{ path, message: expect.stringMatching(/\S/) }]);
  },
);
