import { spawn } from "node:child_process";
import type { Page } from "@playwright/test";
import { accountPath } from "@/lib/domain/paths";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { confirm, expectReceipt, openAccount, review, writesTo } from "./account-steps";
import { callApi, expect, test } from "./fixtures";

const ACCOUNT = SCENARIO.activeHosts;
const FORM = `${accountPath(ACCOUNT)}/base-plan`;

type Ended = { code: number | null; printed: string };
let deployment: Promise<Ended>;

// With a server, database and pretend Zoom of its own, which it stops. It runs beside a test that waits 20 s for Zoom.
test.beforeAll(() => {
  deployment = run("lib/launch/chaos/deploy.ts", "--changes", "12");
});

test("F18: a change that Zoom never answers is not known yet, and settled as applied", async ({
  page,
  signIn,
  zoom,
}) => {
  test.slow();
  const { plans } = await zoom.account(ACCOUNT);
  const hosts = Object(plans.plan_base).hosts + 1;
  await zoom.addFault({
    match: { method: "PUT", accountId: ACCOUNT },
    action: { kind: "apply_no_answer" },
  });
  await signIn("partner");
  await openAccount(page, ACCOUNT);
  await page.getByRole("main").getByRole("link", { name: "Change base plan" }).first().click();
  await total(page).fill(String(hosts));
  await review(page);
  await confirm(page, "Buy 1 more host", "One more colleague");
  await expect(page).toHaveURL(/\/changes\/[^/?]+$/, { timeout: 40_000 });
  await expectReceipt(page, "Not known yet");
  const changeId = page.url().split("/").at(-1);
  const { body } = await callApi(page, "GET", `/api/changes/${changeId}`);
  expect(JSON.stringify(body.evidence)).toContain("no whole answer within 20.0 s");
  await expectReceipt(page, "Applied");
  const { applied } = await writesTo(zoom, ACCOUNT);
  expect(applied.filter((entry) => Object(entry.body).hosts === hosts)).toHaveLength(1);
});

test("F45: a partner with an old page is asked to reload and keeps what was typed", async ({
  page,
  signIn,
}) => {
  await signIn("partner");
  await page.goto(FORM);
  await total(page).fill("777");
  const notice = page.getByText("Plandesk was updated.");
  await expect(notice).toHaveCount(0);
  await answerAsNewerBuild(page);
  await page.getByRole("button", { name: "Check and review" }).click();
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "Back to edit" }).click();
  await expect(total(page)).toHaveValue("777");
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(notice).toHaveCount(0);
  await expect(total(page)).toHaveValue("777");
});

test("F45: a deployment of the built server while changes are in flight loses none", async () => {
  test.slow();
  const { code, printed } = await deployment;
  process.stdout.write(`${printed}\n`);
  expect(code, printed).toBe(0);
  expect(printed).toMatch(/finished by the old process +\| 6 /);
  expect(printed).toMatch(/not known yet when it was gone +\| 6 /);
});

function total(page: Page) {
  return page.getByRole("textbox", { name: "New total" });
}

/** From now on our API answers as a server of another build does. */
async function answerAsNewerBuild(page: Page): Promise<void> {
  await page.route("**/api/**", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "x-plandesk-build": "newer" } });
  });
}

/** Runs a script of the project to its end. */
function run(...script: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", ...script]);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, printed })));
}
