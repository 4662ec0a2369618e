import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { openAccount, planRow } from "./account-steps";
import { expect, test } from "./fixtures";

test("A partner sees that hosts were changed outside", async ({ page, signIn, zoom }) => {
  await signIn("partner");
  await openAccount(page, SCENARIO.webinar100);
  const about = page.getByRole("complementary", { name: "About this sub-account" });
  await expect(about.getByText("Nothing that Plandesk has seen.")).toBeVisible();
  const { name, plans } = await zoom.account(SCENARIO.webinar100);
  const base = plans.plan_base as { type: string; hosts: number };
  await zoom.mutate(SCENARIO.webinar100, { plans: { plan_base: { ...base, hosts: base.hosts + 3 } } });

  await page.getByRole("button", { name: "Re-read" }).click();
  const effect = `${base.hosts} → ${base.hosts + 3} hosts`;
  await expect(about.getByText(effect)).toBeVisible();
  await expect(about.getByText(/^Between .+ and .+ UTC\. Not from Plandesk\.$/)).toBeVisible();
  await expect(planRow(page, base.type)).toContainText("Changed elsewhere");
  await expect(planRow(page, base.type)).toContainText(`was ${base.hosts} hosts`);

  await page.getByRole("link", { name: "Home", exact: true }).click();
  const item = page.getByRole("listitem").filter({ hasText: effect });
  await expect(item.getByRole("link", { name })).toBeVisible();
});
