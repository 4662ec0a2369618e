import { chooseAtCompany, employ, groups, setCompanyUp, signInAtCompany } from "./company";
import { callApi, expect, people, test } from "./fixtures";

test("A person without a group sees whom to ask", async ({ page, signIn }) => {
  // Somebody must be admin to be asked; the demo's is, once seen.
  await signIn("admin");
  await page.context().clearCookies();
  await employ({ id: "noor", name: "Noor Haddad", groups: ["canteen"] });
  await signInAtCompany(page, "Noor Haddad");
  await expect(page.getByRole("heading", { name: "You have no role in Plandesk" })).toBeVisible();
  await expect(page.getByText(/^Ask .+, admin: .+@.+\.$/)).toBeVisible();
  await expect(page.getByText("Noor Haddad")).toBeVisible();
  await page.goto("/accounts");
  await expect(page).toHaveURL(/\/sign-in\/no-access/);
  expect(await callApi(page, "GET", "/api/accounts")).toMatchObject({
    status: 403,
    body: { code: "forbidden" },
  });

  await employ({ id: "noor", name: "Noor Haddad", groups: ["canteen", groups.finance] });
  await page.getByRole("button", { name: "Sign out" }).click();
  // The company knows them still, and asks nothing.
  await page.getByRole("button", { name: /^Continue with your/ }).click();
  await expect(page.getByRole("heading", { name: "Renewals", level: 1 })).toBeVisible();
});

test("A support agent whose group was removed loses access at once", async ({ page, browser, baseURL }) => {
  const agent = { id: "sunniva", name: "Sunniva Berg" };
  await employ({ ...agent, groups: [groups.support] });
  await signInAtCompany(page, agent.name);
  await expect(page.getByRole("heading", { name: "Directory", level: 1 })).toBeVisible();
  expect((await callApi(page, "GET", "/api/accounts")).status).toBe(200);

  await employ({ ...agent, groups: [] });
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
  const phone = await elsewhere.newPage();
  await signInAtCompany(phone, agent.name);
  await expect(phone.getByRole("heading", { name: "You have no role in Plandesk" })).toBeVisible();
  await elsewhere.close();

  expect((await callApi(page, "GET", "/api/accounts")).status).toBe(403);
  await page.goto("/accounts");
  await expect(page.getByRole("heading", { name: "You have no role in Plandesk" })).toBeVisible();
});

test("F43: a partner goes on while the company's sign-in is down, and nobody new comes in", async ({
  page,
  browser,
  baseURL,
}) => {
  await employ({ id: "petra", name: "Petra Lind", groups: [groups.partner] });
  await signInAtCompany(page, "Petra Lind");
  await setCompanyUp(false);
  try {
    await page.goto("/accounts");
    await expect(page.getByRole("heading", { name: "Directory", level: 1 })).toBeVisible();
    const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
    const stranger = await elsewhere.newPage();
    await stranger.goto("/sign-in");
    await stranger.getByRole("button", { name: /^Continue with your/ }).click();
    await expect(stranger.getByRole("alert").filter({ hasText: "sign-in does not answer" })).toBeVisible();
    expect((await callApi(stranger, "GET", "/api/accounts")).status).toBe(401);
    expect((await elsewhere.cookies()).map(({ name }) => name)).not.toContain("plandesk-session");
    await elsewhere.close();
  } finally {
    await setCompanyUp(true);
  }
});

test("An admin signs in again before giving a role, and only then", async ({ page }) => {
  const admin = { id: "astrid", name: "Astrid Holm", groups: [groups.admin] };
  await employ({ ...admin, provedSecondsAgo: 301 });
  await employ({ id: "sigrid", name: "Sigrid Vale", groups: [groups.support] });
  await signInAtCompany(page, "Sigrid Vale");
  await page.context().clearCookies();
  await signInAtCompany(page, admin.name);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Manage Sigrid Vale" }).click();
  const dialog = page.getByRole("dialog", { name: "Sigrid Vale" });
  await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "Finance" });
  await dialog.getByRole("button", { name: "Save role" }).click();
  await dialog.getByRole("link", { name: "Sign in again" }).click();
  await expect(page.getByRole("heading", { name: "Sign in again" })).toBeVisible();
  await page.getByRole("button", { name: /^Continue with your/ }).click();
  // The company knows them, and asks all the same.
  await expect(page.getByText("Prove once more who you are.")).toBeVisible();
  await chooseAtCompany(page, admin.name);
  await expect(dialog).toBeVisible();
  await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "Finance" });
  await dialog.getByRole("button", { name: "Save role" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row").filter({ hasText: "Sigrid Vale" })).toContainText(
    "given by Astrid Holm",
  );
});

test("A finance person signed in on two machines signs out on the other", async ({
  page,
  browser,
  baseURL,
  signIn,
}) => {
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
  const laptop = await elsewhere.newPage();
  await laptop.goto("/sign-in");
  await laptop.getByRole("button", { name: people.finance }).click();
  await expect(laptop.getByRole("heading", { name: "Renewals", level: 1 })).toBeVisible();
  await signIn("finance");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toHaveCount(0);
  expect((await callApi(laptop, "GET", "/api/renewals")).status).toBe(401);
  await laptop.goto("/renewals");
  await expect(laptop).toHaveURL(/\/sign-in\?callbackUrl=%2Frenewals$/);
  expect((await callApi(page, "GET", "/api/sessions")).body.items).toHaveLength(1);
  await elsewhere.close();
});
