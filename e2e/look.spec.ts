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
  test(`Everybody sees every page whole, still and by its own rules at ${width}, light and dark`, async ({
    page,
    signIn,
  }) => {
    test.slow();
    await page.addInitScript(watch);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: "light" });
    await open(page, { name: "sign-in", path: "/sign-in" });
    await expectWhole(page, "sign-in");
    await signIn("partner");
    await openAccount(page, SCENARIO.refusesUser);
    await lookAll(page, [...reading, ...forms, await refusedReceipt(page)]);
    await page.context().clearCookies();
    await signIn("admin");
    await lookAll(page, managing);
  });
}

type Scheme = "light" | "dark";

/** Each page loads in one of the two schemes and changes to the other while it is looked at. */
async function lookAll(page: Page, stops: readonly Stop[]): Promise<void> {
  for (const [at, stop] of stops.entries())
    await look(page, stop, at % 2 === 0 ? ["light", "dark"] : ["dark", "light"]);
}

async function look(page: Page, stop: Stop, [first, second]: readonly [Scheme, Scheme]): Promise<void> {
  await page.emulateMedia({ colorScheme: first });
  await open(page, stop);
  // What is read after the page has come may still move it.
  await page.waitForLoadState("networkidle");
  await expectWhole(page, `${stop.name}, ${first}`);
  await page.emulateMedia({ colorScheme: second });
  await expect(page.locator("html")).toHaveAttribute("data-theme", second);
  await expectWhole(page, `${stop.name}, ${second}`);
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
