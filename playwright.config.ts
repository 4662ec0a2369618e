import { execFileSync } from "node:child_process";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./lib/launch/browser";

const LISTEN_AND_TELL =
  "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })";

// Chosen once; Playwright reads this file again in each of its processes, which inherit the choice.
function chosenPort(name: `PLANDESK_E2E${string}PORT`): string {
  process.env[name] ??= execFileSync(process.execPath, ["-e", LISTEN_AND_TELL], { encoding: "utf8" }).trim();
  return process.env[name];
}

const ALONE = ["**/doors.spec.ts", "**/admin-pauses-reading.spec.ts"];

const port = chosenPort("PLANDESK_E2E_PORT");
chosenPort("PLANDESK_E2E_SANDBOX_PORT");
chosenPort("PLANDESK_E2E_COMPANY_PORT");
const largePort = chosenPort("PLANDESK_E2E_LARGE_PORT");
const browser = findBrowser();

const STOP = {
  reuseExistingServer: false,
  gracefulShutdown: { signal: "SIGTERM" as const, timeout: 30_000 },
};
const launch = (file: string) => `node --conditions=react-server --import tsx ${file}`;

// Its snapshot is written while the other tests run, so nobody waits for it here: the tests that need it do.
const large = { name: "large", command: launch("lib/launch/testing/e2e-large.ts"), ...STOP };
const asked = process.argv.filter(
  (word, at, words) => /^--project/.test(word) || words[at - 1] === "--project",
);
const withLarge = asked.length === 0 || asked.some((word) => /(^|=)large$/.test(word));

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [
    ["list"],
    ...(process.env.PLANDESK_E2E_REPORT
      ? [["json", { outputFile: process.env.PLANDESK_E2E_REPORT }] as const]
      : []),
  ],
  use: {
    baseURL: `http://localhost:${port}`,
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    {
      name: "chromium",
      testMatch: "**/*.spec.ts",
      testIgnore: ["**/large/**", ...ALONE],
      use: { browserName: "chromium" },
    },
    // What counts all that reaches Zoom, or holds up what others wait for.
    {
      name: "alone",
      testMatch: ALONE,
      use: { browserName: "chromium" },
      workers: 1,
      dependencies: ["chromium"],
      teardown: "left behind",
    },
    { name: "left behind", testMatch: "**/left-behind.ts" },
    // 100,000 sub-accounts, after the others: by then nothing else takes the processor.
    {
      name: "large",
      testMatch: "**/large/*.spec.ts",
      workers: 1,
      dependencies: ["alone"],
      // A trace takes longer than what these tests measure.
      use: { browserName: "chromium", baseURL: `http://localhost:${largePort}`, trace: "off" },
    },
    // Figures for people to read, not part of the tests: `npm run bench`.
    { name: "bench", testMatch: "**/*.bench.ts", use: { browserName: "chromium" }, timeout: 300_000 },
  ],
  webServer: [
    ...(withLarge ? [large] : []),
    {
      command: launch("lib/launch/e2e.ts"),
      url: `http://127.0.0.1:${port}/api/health/ready`,
      timeout: 90_000,
      stdout: "pipe",
      ...STOP,
    },
  ],
});
