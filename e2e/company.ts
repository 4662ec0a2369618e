import { expect, type Page } from "@playwright/test";

/** Somebody of the pretended company (lib/launch/company). */
export type Employee = {
  id: string;
  name: string;
  groups: string[];
  /** How long ago they last typed their password, in seconds. */
  provedSecondsAgo?: number;
};

/** The company's groups, by the role that each gives. */
export const groups = {
  support: "zoom-support",
  finance: "zoom-finance",
  partner: "zoom-sales",
  admin: "zoom-admins",
} as const;

const address = () => `http://127.0.0.1:${process.env.PLANDESK_E2E_COMPANY_PORT}`;

/** Takes somebody on at the company, or changes their groups; Plandesk learns of it at their next sign-in. */
export async function employ(employee: Employee): Promise<void> {
  await put("directory", employee);
}

/** Lets the company's sign-in break off every connection, or answer again. */
export async function setCompanyUp(up: boolean): Promise<void> {
  await put("state", { up });
}

async function put(place: string, body: unknown): Promise<void> {
  const answer = await fetch(`${address()}/${place}`, { method: "PUT", body: JSON.stringify(body) });
  expect(answer.status).toBe(204);
}

/** Signs in at the company, whose page asks who it is. */
export async function signInAtCompany(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^Continue with your/ }).click();
  await chooseAtCompany(page, name);
}

/** Answers the company's own page, and waits until Plandesk is back. */
export async function chooseAtCompany(page: Page, name: string): Promise<void> {
  await expect(page).toHaveURL((url) => url.origin === address());
  await page.getByRole("button", { name, exact: true }).click();
  await page.waitForURL((url) => url.hostname === "localhost" && !/^\/(sign-in$|api\/)/.test(url.pathname));
}
