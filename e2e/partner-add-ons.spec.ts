import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { choose, confirm, expectReceipt, openAccount, planRow, review, writesTo } from "./account-steps";
import { expect, test } from "./fixtures";

test("A partner adds a webinar, updates its hosts and finds both in the journal", async ({
  page,
  signIn,
  zoom,
}) => {
  await signIn("partner");
  await openAccount(page, SCENARIO.education);
  await page.getByRole("main").getByRole("link", { name: "Add add-on" }).first().click();
  await choose(page, "Add-on", "webinar 500 monthly", "webinar500_monthly");
  await page.getByRole("textbox", { name: "Hosts", exact: true }).fill("4");
  await review(page);
  await confirm(page, "Buy 4 hosts", "Parents' evening");
  await expectReceipt(page, "Applied");

  await openAccount(page, SCENARIO.education);
  await planRow(page, "webinar500_monthly").getByRole("link", { name: "Update hosts" }).click();
  await page.getByRole("textbox", { name: "New total" }).fill("6");
  await review(page);
  await confirm(page, "Buy 2 more hosts", "Two more evenings");
  await expectReceipt(page, "Applied");

  const { applied, refused } = await writesTo(zoom, SCENARIO.education);
  expect(refused).toEqual([]);
  expect(applied.map(({ method, body }) => ({ method, body }))).toEqual([
    { method: "POST", body: { type: "webinar500_monthly", hosts: 4 } },
    { method: "PUT", body: { type: "webinar500_monthly", hosts: 6 } },
  ]);

  await openAccount(page, SCENARIO.education);
  await expect(planRow(page, "webinar500_monthly")).toContainText("6");
  await page.getByRole("navigation", { name: "Parts of this sub-account" }).getByText("Changes").click();
  const entries = page.getByRole("row").filter({ hasText: "Willowbrook Academy" });
  await expect(entries).toHaveCount(2);
  await expect(entries.nth(0)).toContainText("Update add-on");
  await expect(entries.nth(1)).toContainText("Add add-on");
  await expect(entries.filter({ hasText: "Applied" })).toHaveCount(2);
});
