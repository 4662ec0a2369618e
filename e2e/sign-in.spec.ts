import type { Role } from "@/lib/domain/permissions";
import { callApi, expect, people, test } from "./fixtures";

const landings: { who: string; role: Role; path: string; heading: string }[] = [
  { who: "Support", role: "support", path: "/accounts", heading: "Directory" },
  { who: "Finance", role: "finance", path: "/renewals", heading: "Renewals" },
  { who: "A partner", role: "partner", path: "/", heading: "Home" },
  { who: "An admin", role: "admin", path: "/", heading: "Home" },
];

for (const { who, role, path, heading } of landings) {
  test(`${who} lands on ${heading.toLowerCase()}`, async ({ page, signIn }) => {
    await signIn(role);
    expect(new URL(page.url()).pathname).toBe(path);
    await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
  });
}

test("Finance comes back to the page that asked for sign-in", async ({ page }) => {
  await page.goto("/changes?state=refused");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await page.getByRole("button", { name: people.finance }).click();
  await expect(page).toHaveURL(/\/changes\?state=refused$/);
});

for (const callbackUrl of ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"]) {
  test(`A partner stays here when a link asks to go on to ${callbackUrl}`, async ({ page, baseURL }) => {
    await page.goto(`/sign-in?${new URLSearchParams({ callbackUrl })}`);
    await page.getByRole("button", { name: people.partner }).click();
    await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
    expect(page.url()).toBe(`${baseURL}/`);
  });
}

test("A partner who signs out is out", async ({ page, signIn }) => {
  await signIn("partner");
  await page
    .getByRole("complementary", { name: "Plandesk" })
    .getByRole("button", { name: "Sign out" })
    .click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect((await callApi(page, "GET", "/api/accounts")).status).toBe(401);
  await page.goto("/accounts");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Faccounts$/);
});
