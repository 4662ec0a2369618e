import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { confirm, expectReceipt, openAccount, planRow, review, writesTo } from "./account-steps";
import { expect, test } from "./fixtures";

const NOTHING = { applied: [], refused: [] };

test.beforeEach(async ({ signIn }) => {
  await signIn("partner");
});

test("A partner changes hosts from 100 to 101 on an account outside its range", async ({ page, zoom }) => {
  await openBasePlan(page, SCENARIO.documentedSample);
  await total(page).fill("101");
  await page.getByRole("button", { name: "Check and review" }).click();
  const warning = page.getByRole("checkbox", { name: /published for 1 to 9 hosts/ });
  await expect(warning).toBeFocused();
  await expect(page.getByText("Tick this to go on")).toBeVisible();
  await warning.check();
  await review(page);
  await confirm(page, "Buy 1 more host", "One more colleague");
  await expectReceipt(page, "Applied");
  const { applied, refused } = await writesTo(zoom, SCENARIO.documentedSample);
  expect(refused).toEqual([]);
  expect(applied.map(({ method, body }) => ({ method, body }))).toEqual([
    { method: "PUT", body: { type: "monthly", hosts: 101 } },
  ]);
});

test("A partner is refused 10 hosts on Pro and reads the range", async ({ page, zoom }) => {
  await openBasePlan(page, SCENARIO.proMonthly);
  await total(page).fill("10");
  await page.getByRole("button", { name: "Check and review" }).click();
  await expect(total(page)).toHaveAttribute("aria-invalid", "true");
  await expect(total(page)).toHaveAccessibleDescription(/1 to 9/);
  await expect(total(page)).toHaveValue("10");
  await expect(page.getByRole("listitem").filter({ hasText: "1 Edit" })).toHaveAttribute(
    "aria-current",
    "step",
  );
  expect(await writesTo(zoom, SCENARIO.proMonthly)).toEqual(NOTHING);
});

test("A partner adds 5 hosts and only the total is sent", async ({ page, zoom }) => {
  await openBasePlan(page, SCENARIO.businessSmall);
  await page.getByRole("group", { name: "Hosts as" }).getByText("Add hosts").click();
  await page.getByRole("textbox", { name: "Add hosts" }).fill("5");
  await review(page);
  await expect(page.getByRole("figure", { name: "What is sent" })).toContainText('"hosts": 17');
  await confirm(page, "Buy 5 more hosts", "New team");
  await expectReceipt(page, "Applied");
  const { applied } = await writesTo(zoom, SCENARIO.businessSmall);
  expect(applied.map(({ body }) => body)).toEqual([{ type: "business_monthly", hosts: 17 }]);
  expect((await zoom.ledger()).relativeWrites).toBe(0);
  await openAccount(page, SCENARIO.businessSmall);
  await expect(planRow(page, "business_monthly")).toContainText("17");
});

test("A partner reads Zoom's refusal on its field with what was typed still there", async ({
  page,
  zoom,
}) => {
  await openBasePlan(page, SCENARIO.paidUsers);
  await total(page).fill("15");
  await review(page);
  await confirm(page, "Reduce to 15 hosts", "Three colleagues left");
  await expect(page.getByText("Zoom refused, and nothing was changed.")).toBeVisible();
  await expect(total(page)).toHaveAttribute("aria-invalid", "true");
  await expect(total(page)).toHaveValue("15");
  const { applied, refused } = await writesTo(zoom, SCENARIO.paidUsers);
  expect(applied).toEqual([]);
  expect(refused).toHaveLength(1);
  await page.getByText("Zoom’s own words").click();
  await expect(page.getByRole("blockquote")).toContainText(refused[0]?.message ?? "no message");
});

test("A partner loses the answer and sees it settled as applied", async ({ page, zoom }) => {
  await zoom.addFault({
    match: { method: "PUT", accountId: SCENARIO.educationSmall },
    action: { kind: "reset_after" },
  });
  await openBasePlan(page, SCENARIO.educationSmall);
  await total(page).fill("25");
  await page.getByRole("checkbox", { name: /published for 20 to 149 hosts/ }).check();
  await review(page);
  await confirm(page, "Buy 15 more hosts", "A new class");
  await expectReceipt(page, "Not known yet");
  await expect(page.getByText("Do not send it again")).toBeVisible();
  await expectReceipt(page, "Applied");
  const { applied } = await writesTo(zoom, SCENARIO.educationSmall);
  expect(applied.map(({ body }) => body)).toEqual([{ type: "edu20", hosts: 25 }]);
});

test("Two partners: the second sees what the first did", async ({ page, zoom }) => {
  await openBasePlan(page, SCENARIO.proYearly);
  await total(page).fill("8");
  await review(page);
  const before = (await zoom.account(SCENARIO.proYearly)).plans.plan_base;
  const plan_base = { ...(before as Record<string, unknown>), hosts: 6 };
  await zoom.mutate(SCENARIO.proYearly, { plans: { plan_base } });
  await confirm(page, "Buy 3 more hosts", "Growing");
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was sent." })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "Base plan" });
  await expect(row.getByRole("cell").nth(0)).toContainText("5 hosts");
  await expect(row.getByRole("cell").nth(1)).toContainText("6 hosts");
  await expect(row.getByRole("cell").nth(2)).toContainText("8 hosts");
  expect(await writesTo(zoom, SCENARIO.proYearly)).toEqual(NOTHING);
  await page.getByRole("button", { name: "Keep my number, 8" }).click();
  await confirm(page, "Buy 2 more hosts", "Growing");
  await expectReceipt(page, "Applied");
  expect((await writesTo(zoom, SCENARIO.proYearly)).applied.map(({ body }) => body)).toEqual([
    { type: "yearly", hosts: 8 },
  ]);
});

test("A partner's other total waits until it is certain what became of an accepted decrease", async ({
  page,
  zoom,
}) => {
  await openBasePlan(page, SCENARIO.node);
  await total(page).fill("38");
  await review(page);
  await confirm(page, "Reduce to 38 hosts", "Two colleagues left");
  await expectReceipt(page, "Accepted, shows at renewal");
  await openBasePlan(page, SCENARIO.node);
  await total(page).fill("42");
  await review(page);
  await confirm(page, "Buy 2 more hosts", "New colleagues");
  const notice = page.getByRole("main").getByText(/Not sent: Zoom does not show the last change yet/);
  await expect(notice).toBeVisible();
  await expect(page.getByText(/38 hosts.*It is safe to try again in about \d+ s/)).toBeVisible();
  await expect(total(page)).toHaveValue("42");
  const { applied } = await writesTo(zoom, SCENARIO.node);
  expect(applied.map(({ body }) => body)).toEqual([{ type: "business_yearly", hosts: 38 }]);
});

type Page = Parameters<typeof openAccount>[0];

async function openBasePlan(page: Page, accountId: string): Promise<void> {
  await openAccount(page, accountId);
  await page.getByRole("main").getByRole("link", { name: "Change base plan" }).first().click();
  await expect(total(page)).toBeVisible();
}

function total(page: Page) {
  return page.getByRole("textbox", { name: "New total" });
}
