import { test as base, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/domain/permissions";
import { type ControlClient, createControlClient } from "@/lib/sandbox/control-client";
import { secretsIn } from "./secrets";

/** The demo people, one of each role. */
export const people: Record<Role, string> = {
  support: "Sam Adeyemi",
  finance: "Fatima Noor",
  partner: "Ines Okafor",
  admin: "Jonas Weil",
};

type Fixtures = {
  /** Signs in as the demo person of a role and waits for the page that this role lands on. */
  signIn: (role: Role) => Promise<void>;
  /** The pretend Zoom behind the product. */
  zoom: ControlClient;
  /** Fails the test when the page broke its own content policy or threw. */
  cleanPage: undefined;
  /** Fails the test when the browser got a secret; files of the build are looked at in canary.spec.ts. */
  noSecrets: undefined;
};

export const test = base.extend<Fixtures>({
  signIn: async ({ page }, use) => {
    await use((role) => signInAs(page, role));
  },
  zoom: async ({ browserName: _ }, use) => {
    await use(createControlClient(`http://127.0.0.1:${process.env.PLANDESK_E2E_SANDBOX_PORT}/__control`));
  },
  cleanPage: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => {
        // The browser's own line about an answer above 399; the tests look at such answers themselves.
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
          faults.push(message.text());
      });
      await use(undefined);
      expect(faults, "errors and policy reports of the page").toEqual([]);
    },
    { auto: true },
  ],
  noSecrets: [
    async ({ page }, use) => {
      const told: string[] = [];
      page.on("response", (response) => {
        if (response.url().includes("/_next/static/")) return;
        const kept = Promise.all([response.headersArray(), response.text().catch(() => "")]);
        kept.then(
          ([headers, text]) => {
            if (secretsIn(JSON.stringify(headers) + text).length > 0) told.push(response.url());
          },
          // The page went away before its answer was whole.
          () => {},
        );
      });
      await use(undefined);
      expect(told, "answers that hold a secret").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

async function signInAs(page: Page, role: Role): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: people[role] }).click();
  await page.waitForURL((url) => !/^\/(sign-in|api)(\/|$)/.test(url.pathname));
  // On a narrow window the name stands in the menu, which is closed.
  await expect(page.getByText(people[role]).first()).toBeAttached();
}

/** Calls our API from the page, so that cookies, origin and fetch metadata are the browser's own. */
export function callApi(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  return page.evaluate(
    async (call) => {
      const init: RequestInit = {
        method: call.method,
        headers: { "Content-Type": "application/json", ...call.headers },
      };
      if (call.body !== undefined) init.body = JSON.stringify(call.body);
      const answer = await fetch(call.path, init);
      const text = await answer.text();
      return {
        status: answer.status,
        etag: answer.headers.get("etag"),
        body: text === "" ? null : JSON.parse(text),
      };
    },
    { method, path, body, headers },
  );
}
