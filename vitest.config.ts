import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

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
    maxWorkers: 2,
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
          globalSetup: "./lib/launch/test-postgres.ts",
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
