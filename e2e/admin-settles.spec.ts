import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { confirm, expectReceipt, openAccount, planRow, review, writesTo } from "./account-steps";
import { callApi, expect, test } from "./fixtures";

test("An admin settles a change by hand and the audit says so", async ({ page, signIn, zoom }) => {
  // A decrease shows only at the renewal: without an answer no reading of this minute can prove it.
  await zoom.addFault({
    match: { method: "PUT", accountId: SCENARIO.businessYearly },
    action: { kind: "reset_after" },
  });
  await signIn("partner");
  await openAccount(page, SCENARIO.businessYearly);
  const { name } = await zoom.account(SCENARIO.businessYearly);
  await page.getByRole("main").getByRole("link", { name: "Change base plan" }).first().click();
  await page.getByRole("textbox", { name: "New total" }).fill("25");
  await review(page);
  await confirm(page, "Reduce to 25 hosts", "Five people left");
  await expectReceipt(page, "Not known yet");
  const receipt = page.url();
  await expect(page.getByRole("heading", { name: "Settle by hand" })).toHaveCount(0);
  const changeId = receipt.split("/").at(-1) ?? "";
  const refused = await callApi(page, "POST", `/api/changes/${changeId}/settle`, {
    outcome: "applied",
    reason: "A partner tries",
  });
  expect(refused).toMatchObject({ status: 403, body: { permission: "changes.settle" } });

  await page.context().clearCookies();
  await signIn("admin");
  await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
  await page.goto(receipt);
  const settle = page.getByRole("region", { name: "Settle by hand" });
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(settle.getByText("The plans are as they were before").first()).toBeVisible();
  await settle.getByRole("radio", { name: "Applied", exact: false }).first().check();
  await settle.getByRole("button", { name: "Settle as applied" }).click();
  const reason = settle.getByRole("textbox", { name: "By what you know it" });
  await expect(reason).toBeFocused();
  await reason.fill("The portal shows 25 hosts from the renewal");
  await settle.getByRole("textbox", { name: "Sub-account’s name" }).fill("Some other name");
  await settle.getByRole("button", { name: "Settle as applied" }).click();
  await expect(settle.getByText("Type the name as it stands above")).toBeVisible();
  await settle.getByRole("textbox", { name: "Sub-account’s name" }).fill(name);
  await settle.getByRole("button", { name: "Settle as applied" }).click();

  await expectReceipt(page, "Applied");
  await expect(settle).toHaveCount(0);
  const settled = "Settled as applied by Jonas Weil: The portal shows 25 hosts from the renewal";
  await expect(page.getByText(settled)).toBeVisible();
  await page.reload();
  await expectReceipt(page, "Applied");
  await expect(page.getByText(settled)).toBeVisible();

  const again = await callApi(page, "POST", `/api/changes/${changeId}/settle`, {
    outcome: "not_applied",
    reason: "Once more",
  });
  expect(again).toMatchObject({
    status: 409,
    body: { code: "change_settled", change: { state: "applied", settledBy: { name: "Jonas Weil" } } },
  });
  const { applied } = await writesTo(zoom, SCENARIO.businessYearly);
  expect(applied.map(({ body }) => body)).toEqual([{ type: "business_yearly", hosts: 25 }]);
  await openAccount(page, SCENARIO.businessYearly);
  await expect(planRow(page, "business_yearly")).toContainText("30");
  await expect(page.getByRole("main").getByRole("link", { name: "Change base plan" }).first()).toBeVisible();
});
