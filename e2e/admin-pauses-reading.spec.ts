import type { Locator, Page } from "@playwright/test";
import { callApi, expect, test } from "./fixtures";

test("An admin sees the sync's progress, pauses and resumes it", async ({ page, signIn }) => {
  await signIn("partner");
  await page.goto("/ops");
  await expect(page.getByText("It is open to: admins.")).toBeVisible();
  await page.context().clearCookies();

  await signIn("admin");
  await page.getByRole("link", { name: "Operations" }).click();
  const reading = page.getByRole("region", { name: "Reading from Zoom" });
  const progress = reading.getByRole("progressbar");
  const notice = page.getByRole("region", { name: "State of the work with Zoom" });
  await expect(notice).toHaveCount(0);
  await reading.getByRole("button", { name: "Read now" }).click();
  await expect(reading.getByRole("status")).toHaveText("Reading");
  await expect.poll(() => doneIn(progress)).toBeGreaterThan(0);

  await reading.getByRole("button", { name: "Pause reading" }).click();
  await expect(reading.getByRole("status")).toHaveText("Paused");
  await expect(reading.getByText("by Jonas Weil")).toBeVisible();
  await expect(notice).toContainText("The reading from Zoom is paused.");
  const stoppedAt = await restingCount(page);
  const total = Number(await progress.getAttribute("aria-valuemax"));
  expect(stoppedAt).toBeLessThan(total);

  await page.goto("/accounts");
  await expect(notice).toContainText("by Jonas Weil");
  await notice.getByRole("link", { name: "Operations" }).click();
  await reading.getByRole("button", { name: "Resume reading" }).click();
  await expect(reading.getByRole("status")).toHaveText("Reading");
  await expect.poll(() => doneIn(progress)).toBeGreaterThan(stoppedAt);
  await expect(notice).toHaveCount(0);
});

async function doneIn(progress: Locator): Promise<number> {
  return Number(await progress.getAttribute("aria-valuenow"));
}

/** How many plans were read once no more are: calls under way when it was paused still end. */
async function restingCount(page: Page): Promise<number> {
  let before = -1;
  let now = -1;
  const isResting = async () => {
    before = now;
    now = (await callApi(page, "GET", "/api/sync")).body.plansRead;
    return now === before;
  };
  await expect.poll(isResting, { intervals: [300] }).toBe(true);
  return now;
}
