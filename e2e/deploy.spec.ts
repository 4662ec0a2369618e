import { spawn } from "node:child_process";
import type { Page } from "@playwright/test";
import { accountPath } from "@/lib/domain/paths";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { expect, test } from "./fixtures";

const FORM = `${accountPath(SCENARIO.activeHosts)}/base-plan`;

test("F45: a deployment of the built server while changes are in flight loses none", async () => {
  // Another server, database and pretend Zoom than those of the other tests: these would be stopped with it.
  const { code, printed } = await run("lib/launch/chaos/deploy.ts", "--changes", "12");
  process.stdout.write(`${printed}\n`);
  expect(code, printed).toBe(0);
  expect(printed).toMatch(/finished by the old process +\| 6 /);
  expect(printed).toMatch(/not known yet when it was gone +\| 6 /);
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
function run(...script: string[]): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", ...script]);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, printed })));
}
