import { accountPath, apiAccountPath } from "@/lib/domain/paths";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { openAccount, planRow, writesTo } from "./account-steps";
import { callApi, expect, test } from "./fixtures";

test("Support reads statuses and cannot write, by screen or by API", async ({ page, signIn, zoom }) => {
  await signIn("support");
  await expect(page).toHaveURL(/\/accounts$/);
  const search = page.getByRole("searchbox", { name: "Name, id, number or e-mail" });
  await expect(search).toBeFocused();
  await page.keyboard.type("owner@phone.example");
  await expect(page.getByRole("status").filter({ hasText: /^1 of [\d,]+ sub-accounts$/ })).toBeVisible();
  await page.getByRole("table", { name: "Sub-accounts" }).getByRole("link").click();
  await expect(planRow(page, "plan_phone").or(planRow(page, "phone_")).first()).toContainText("Active");
  await expect(page).toHaveURL(accountPath(SCENARIO.phone));
  await expect(page.getByText("Changes are made by: partner, admin").first()).toBeVisible();
  const main = page.getByRole("main");
  for (const words of ["Subscribe", "Change base plan", "Add add-on", "Update hosts", "Change"])
    await expect(main.getByRole("link", { name: words, exact: true })).toHaveCount(0);

  await page.goto(`${accountPath(SCENARIO.phone)}/base-plan`);
  await expect(page.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
  await expect(page.getByText("It is open to: partner staff, admins.")).toBeVisible();

  const read = await callApi(page, "GET", `${apiAccountPath(SCENARIO.phone)}/plans`);
  expect(read.status).toBe(200);
  const write = await callApi(
    page,
    "PUT",
    `${apiAccountPath(SCENARIO.phone)}/plans/base`,
    { type: "business_monthly", hosts: 20 },
    { "Idempotency-Key": "support-may-not", "If-Match": read.etag ?? "" },
  );
  expect(write.status).toBe(403);
  expect(write.body).toMatchObject({ code: "forbidden" });
  expect(JSON.stringify(write.body)).toContain("plans.write");
  expect(await writesTo(zoom, SCENARIO.phone)).toEqual({ applied: [], refused: [] });
});

test("Support is led to what a search found although it is pressed before the address has the search", async ({
  page,
  signIn,
}) => {
  await signIn("support");
  await expect(page.getByRole("searchbox", { name: "Name, id, number or e-mail" })).toBeFocused();
  await page.evaluate((typed) => {
    const look = () => {
      const isFound = /^1 of/.test(document.querySelector("p[role=status]")?.textContent ?? "");
      const isTyped = document.querySelector<HTMLInputElement>("main input")?.value === typed;
      if (isFound && isTyped) document.querySelector<HTMLElement>("[data-row] a")?.click();
      else requestAnimationFrame(look);
    };
    look();
  }, "owner@phone.example");
  await page.keyboard.type("owner@phone.example");
  await expect(page).toHaveURL(accountPath(SCENARIO.phone));
  await page.goBack();
  await expect(page).toHaveURL(/q=owner@phone\.example/);
});

test("Support opens and reads the account whose id begins with a slash", async ({ page, signIn }) => {
  await signIn("support");
  await openAccount(page, SCENARIO.oddId);
  await expect(page.getByRole("heading", { name: "Slash, Plus & Equals Ltd" })).toBeVisible();
  await expect(page.getByText(SCENARIO.oddId).first()).toBeVisible();
  await page.getByRole("button", { name: "Re-read" }).click();
  await expect(planRow(page, "business_").or(planRow(page, "monthly")).first()).toContainText("Active");
});

test("A partner opens the form of the account whose id begins with a slash", async ({ page, signIn }) => {
  await signIn("partner");
  await openAccount(page, SCENARIO.oddId);
  await page.getByRole("main").getByRole("link", { name: "Change base plan" }).first().click();
  await expect(page.getByRole("textbox", { name: "New total" })).toBeVisible();
});
