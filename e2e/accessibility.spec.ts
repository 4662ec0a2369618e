import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { accountPath } from "@/lib/domain/paths";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { openAccount, review } from "./account-steps";
import { expect, people, test } from "./fixtures";
import { forms, managing, open, reading, refusedReceipt } from "./pages";

const OF_COLOUR = ["color-contrast", "link-in-text-block"];

test("Anybody meets no barrier on the sign-in page", async ({ page }) => {
  await open(page, { name: "sign-in", path: "/sign-in?callbackUrl=%2Frenewals" });
  await expectNoBarriers(page, "sign-in");
});

test("A partner meets no barrier on any page", async ({ page, signIn }) => {
  test.slow();
  await signIn("partner");
  await openAccount(page, SCENARIO.refusesUser);
  for (const stop of [...reading, await refusedReceipt(page)]) {
    await open(page, stop);
    await expectNoBarriers(page, stop.name);
  }
});

test("An admin meets no barrier where only admins go", async ({ page, signIn }) => {
  await signIn("admin");
  for (const stop of managing) {
    await open(page, stop);
    await expectNoBarriers(page, stop.name);
  }
  await page.getByRole("button", { name: `Manage ${people.admin}` }).click();
  await expect(page.getByRole("dialog", { name: people.admin })).toBeVisible();
  await expectNoBarriers(page, "dialog of a person");
});

test("A partner meets no barrier in a form, its errors and its review", async ({ page, signIn }) => {
  test.slow();
  await signIn("partner");
  for (const stop of forms) {
    await open(page, stop);
    await page.getByRole("button", { name: "Check and review" }).click();
    await expect(page.getByRole("button", { name: "Go to field" }).first()).toBeVisible();
    await expectNoBarriers(page, `${stop.name} with errors`);
  }
  await page.getByRole("textbox", { name: "New total" }).fill("3");
  await review(page);
  await page.getByRole("button", { name: "Buy 1 more host" }).click();
  await expect(page.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await expectNoBarriers(page, "review without a reason");
});

test("A partner meets no barrier in what opens over a page", async ({ page, signIn }) => {
  await signIn("partner");
  await page.goto("/accounts");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("form", { name: "Filter the directory" })).toBeVisible();
  await expectNoBarriers(page, "filter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("quillfeather");
  await expect(page.getByRole("option", { name: /Quillfeather Press/ })).toBeVisible();
  await expectNoBarriers(page, "command palette");
  await page.goto(`${accountPath(SCENARIO.free3)}/subscribe`);
  await page.getByRole("combobox", { name: "Plan", exact: true }).click();
  await expect(page.getByRole("listbox", { name: "Plan" }).getByRole("option").first()).toBeVisible();
  await expectNoBarriers(page, "list of plans");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/accounts");
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("dialog", { name: "Menu" })).toBeVisible();
  await expectNoBarriers(page, "menu at 360");
});

test("Support meets no barrier where its role ends", async ({ page, signIn }) => {
  await signIn("support");
  await openAccount(page, SCENARIO.business);
  await expectNoBarriers(page, "sub-account without writing");
  await open(page, { name: "no access", path: `${accountPath(SCENARIO.business)}/base-plan` });
  await expectNoBarriers(page, "no access");
});

/** All of axe's rules in light; in dark those that look at colours, the others cannot differ. Each broken one with where. */
async function expectNoBarriers(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === "dark" ? axe.withRules(OF_COLOUR) : axe).analyze();
    const broken = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`,
    );
    expect.soft(broken, `${name}, ${colorScheme}`).toEqual([]);
  }
}
