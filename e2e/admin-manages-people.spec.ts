import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { employ, groups, signInAtCompany } from "./company";
import { callApi, expect, test } from "./fixtures";

const run = promisify(execFile);

test("An admin ends a colleague's sessions", async ({ page, browser, baseURL, signIn }) => {
  await employ({ id: "kofi", name: "Kofi Mensah", groups: [groups.support] });
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
  const colleague = await elsewhere.newPage();
  await signInAtCompany(colleague, "Kofi Mensah");
  await signIn("admin");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Manage Kofi Mensah" }).click();
  const dialog = page.getByRole("dialog", { name: "Kofi Mensah" });
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await dialog.getByRole("button", { name: "End all sessions" }).click();
  await expect(dialog.getByText("Signed in nowhere.")).toBeVisible();
  expect((await callApi(colleague, "GET", "/api/accounts")).status).toBe(401);
  await colleague.goto("/accounts");
  await expect(colleague).toHaveURL(/\/sign-in\?callbackUrl=%2Faccounts$/);
  await elsewhere.close();

  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Manage Kofi Mensah" })).toBeFocused();
});

test("A support agent loses access at once when an admin takes the role away", async ({
  page,
  browser,
  baseURL,
  signIn,
}) => {
  await employ({ id: "lena", name: "Lena Okoye", groups: [groups.support] });
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
  const agent = await elsewhere.newPage();
  await signInAtCompany(agent, "Lena Okoye");
  await signIn("admin");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Manage Lena Okoye" }).click();
  const dialog = page.getByRole("dialog", { name: "Lena Okoye" });
  await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "No role: no access" });
  await dialog.getByRole("button", { name: "Save role" }).click();
  await expect(dialog).toBeHidden();
  expect((await callApi(agent, "GET", "/api/accounts")).status).toBe(403);
  await agent.goto("/accounts");
  await expect(agent.getByRole("heading", { name: "You have no role in Plandesk" })).toBeVisible();
  await elsewhere.close();
});

test("An admin finds a refusal in the audit, exports it and the file checks", async ({ page, signIn }) => {
  await signIn("support");
  await page.goto("/audit");
  await expect(page.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
  await expect(page.getByText("It is open to: admins.")).toBeVisible();
  await page.context().clearCookies();

  await signIn("admin");
  await page.getByRole("link", { name: "Audit" }).first().click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Refused access" });
  await expect(page).toHaveURL(/\/audit\?kind=access$/);
  await page.getByRole("searchbox").fill("Adeyemi");
  await expect(page).toHaveURL(/q=Adeyemi/);
  const row = page.getByRole("row").filter({ hasText: "GET /audit: needs audit.read" }).first();
  await expect(row).toContainText("Sam Adeyemi");
  await expect(row).toContainText("Was refused access");
  await page.reload();
  await expect(row).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Kind" })).toHaveValue("access");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "NDJSON, checkable" }).first().click();
  const file = await (await download).path();
  const { stdout } = await run("npm", ["run", "--silent", "audit:verify", "--", file]);
  expect(stdout).toMatch(/^Intact: \d+ events/);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/audit$/);
  const exported = page.getByRole("row").filter({ hasText: "Exported the audit" }).first();
  await expect(exported).toContainText("NDJSON, q Adeyemi, kind access");
});
