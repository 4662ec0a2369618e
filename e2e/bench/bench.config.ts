import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import config from "../../playwright.config";

/** Figures instead of verdicts: run with `npm run bench`, printed as tables. */
export default defineConfig({
  ...config,
  testDir: ".",
  testMatch: "**/*.bench.ts",
  timeout: 300_000,
  // Playwright runs the command beside the configuration file unless told otherwise.
  webServer: [config.webServer ?? []]
    .flat()
    .map((server) => ({ ...server, cwd: fileURLToPath(new URL("../..", import.meta.url)) })),
});
