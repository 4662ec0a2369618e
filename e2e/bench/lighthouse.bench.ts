import { chromium, type LaunchOptions } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { expect, test } from "../fixtures";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const LEAST = 95;
const PAGES = ["/sign-in", "/accounts", `/accounts/${SCENARIO.manyAddons}`, "/renewals"];
const PORT = 9_333;

type Scores = Record<string, number>;

test(`Lighthouse gives at least ${LEAST} on a desktop for each page`, async ({ page, signIn, baseURL }, {
  project,
}) => {
  await signIn("partner");
  const cookies = await page.context().cookies();
  const signedIn = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const rows: Record<string, Scores> = {};
  for (const path of PAGES)
    rows[path] = await scoresOf(
      `${baseURL}${path}`,
      path === "/sign-in" ? null : signedIn,
      project.use.launchOptions,
    );
  process.stdout.write(`${table(rows)}\n`);
  for (const [path, scores] of Object.entries(rows))
    for (const [name, score] of Object.entries(scores))
      expect(score, `${name} of ${path}`).toBeGreaterThanOrEqual(LEAST);
});

/** Scores of 0 to 100 in a browser of its own; a run that Lighthouse itself could not finish is an error. */
async function scoresOf(url: string, cookie: string | null, options: LaunchOptions = {}): Promise<Scores> {
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${PORT}`],
  });
  try {
    const headers: Record<string, string> = cookie === null ? {} : { Cookie: cookie };
    const run = await lighthouse(
      url,
      { port: PORT, extraHeaders: headers, logLevel: "error" },
      desktopConfig,
    );
    for (const audit of Object.values(run?.lhr.audits ?? {}))
      if (audit.scoreDisplayMode === "error") throw new Error(`${url}: ${audit.id}: ${audit.errorMessage}`);
    const categories = run?.lhr.categories ?? {};
    return Object.fromEntries(
      CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]),
    );
  } finally {
    await browser.close();
  }
}

function table(rows: Record<string, Scores>): string {
  const line = (path: string, scores: Scores) =>
    `| ${path} | ${CATEGORIES.map((name) => scores[name]).join(" | ")} |`;
  return [
    `| page | ${CATEGORIES.join(" | ")} |`,
    `| --- |${" --- |".repeat(CATEGORIES.length)}`,
    ...Object.entries(rows).map(([path, scores]) => line(path, scores)),
  ].join("\n");
}
