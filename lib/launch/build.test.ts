import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isBuilt } from "@/lib/launch/build";

let project: string;

function put(path: string, age: number): void {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  utimesSync(file, 1_000_000 - age, 1_000_000 - age);
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "plandesk-build-"));
  put("app/page.tsx", 100);
  put("package-lock.json", 100);
  put(".next/prerender-manifest.json", 50);
  put(".next/BUILD_ID", 50);
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

it("takes a build that is newer than every source", () => {
  expect(isBuilt(project)).toBe(true);
});

it.each(["app/page.tsx", "lib/domain/role.ts", "components/ui/button.tsx", "proxy.ts", "package-lock.json"])(
  "asks for a new build when %s is newer",
  (path) => {
    put(path, 10);
    expect(isBuilt(project)).toBe(false);
  },
);

it.each([
  "lib/launch/demo.ts",
  "lib/sandbox/server.ts",
  "lib/domain/role.test.ts",
  "vitest.config.ts",
  "next-env.d.ts",
])("does not build again for %s, which is part of no page", (path) => {
  put(path, 10);
  expect(isBuilt(project)).toBe(true);
});

it.each(["BUILD_ID", "prerender-manifest.json"])("asks for a new build when %s is missing", (name) => {
  rmSync(join(project, ".next", name));
  expect(isBuilt(project)).toBe(false);
});
