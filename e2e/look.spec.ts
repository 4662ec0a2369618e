import type { Page } from "@playwright/test";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { openAccount } from "./account-steps";
import { expect, test } from "./fixtures";
import { forms, managing, open, reading, refusedReceipt, type Stop } from "./pages";

const MOST_SHIFT = 0.02;

type Seen = { shift: number; violations: string[] };

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`Everybody sees every page whole, still and by its own rules at ${width}, ${colorScheme}`, async ({
      page,
      signIn,
    }) => {
      test.slow();
      await page.addInitScript(watch);
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await open(page, { name: "sign-in", path: "/sign-in" });
      await expectWhole(page, "sign-in");
      await signIn("partner");
      await openAccount(page, SCENARIO.refusesUser);
      for (const stop of [...reading, ...forms, await refusedReceipt(page)]) await look(page, stop);
      await page.context().clearCookies();
      await signIn("admin");
      for (const stop of managing) await look(page, stop);
    });
  }
}

async function look(page: Page, stop: Stop): Promise<void> {
  await open(page, stop);
  // What is read after the page has come may still move it.
  await page.waitForLoadState("networkidle");
  await expectWhole(page, stop.name);
  // A page whose scripts were stopped looks right and does nothing.
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
}

async function expectWhole(page: Page, name: string): Promise<void> {
  const { seen, wider } = await page.evaluate(() => ({
    seen: (window as unknown as { plandeskSeen: Seen }).plandeskSeen,
    wider: [document.documentElement, ...document.querySelectorAll("main")]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`),
  }));
  expect.soft(wider, `${name} is wider than its window`).toEqual([]);
  expect.soft(seen.shift, `${name} moves while it loads`).toBeLessThanOrEqual(MOST_SHIFT);
  expect.soft(seen.violations, `${name} breaks its content policy`).toEqual([]);
}

/** Runs in the page before anything of it does. */
function watch(): void {
  const seen: Seen = { shift: 0, violations: [] };
  Object.assign(window, { plandeskSeen: seen });
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
    seen.violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}
