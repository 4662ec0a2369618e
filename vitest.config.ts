import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// What measures time, and what looks at which module is loaded first.
const ALONE = ["lib/launch/bench/*-rate.test.ts", "instrumentation-client.test.ts"];

const report = process.env.PLANDESK_UNIT_REPORT;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: here("./") },
      // Outside Next's own bundles the package only throws.
      { find: /^server-only$/, replacement: here("./node_modules/server-only/empty.js") },
    ],
  },
  test: {
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    // Service tests wait for sockets and deadlines more than they compute.
    maxWorkers: 4,
    // A file leaves nothing behind in its process, so that the next one need not load everything again.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: "check",
          include: ["lib/domain/**/*.test.ts", "lib/queries/**/*.test.ts", "lib/*.test.ts"],
        },
      },
      {
        extends: true,
        test: { name: "screens", include: ["components/**/*.test.{ts,tsx}"], environment: "happy-dom" },
      },
      {
        extends: true,
        test: {
          name: "services",
          include: ["lib/{server,sandbox,launch}/**/*.test.ts", "app/**/*.test.ts", "*.test.ts"],
          exclude: ALONE,
          globalSetup: "./lib/launch/test-postgres.ts",
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "alone",
          include: ALONE,
          isolate: true,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
