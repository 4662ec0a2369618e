import { execFileSync } from "node:child_process";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./lib/launch/browser";

const LISTEN_AND_TELL =
  "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })";

// Chosen once; Playwright reads this file again in each of its processes, which inherit the choice.
function chosenPort(name: "PLANDESK_E2E_PORT" | "PLANDESK_E2E_SANDBOX_PORT"): string {
  process.env[name] ??= execFileSync(process.execPath, ["-e", LISTEN_AND_TELL], { encoding: "utf8" }).trim();
  return process.env[name];
}

const port = chosenPort("PLANDESK_E2E_PORT");
chosenPort("PLANDESK_E2E_SANDBOX_PORT");
const browser = findBrowser();

export default defineConfig({
  testDir: "e2e",
  workers: 1,
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
    trace: "retain-on-failure",
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
    { name: "chromium", testMatch: "**/*.spec.ts", use: { browserName: "chromium" } },
    // Figures for people to read, not part of the tests: `npm run bench`.
    { name: "bench", testMatch: "**/*.bench.ts", use: { browserName: "chromium" }, timeout: 300_000 },
  ],
  webServer: {
    command: "node --conditions=react-server --import tsx lib/launch/e2e.ts",
    url: `http://127.0.0.1:${port}/api/health/ready`,
    reuseExistingServer: false,
    timeout: 90_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
