import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Floors = Record<string, { least: string; why: string }>;
type Lock = { packages: Record<string, { version?: string; engines?: { node?: string } }> };

const root = join(import.meta.dirname, "..");
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), "utf8"));
const floors = read("lib/version-floors.json") as Floors;
const lock = read("package-lock.json") as Lock;
/** Below these a server built on them has known holes, so that the file itself cannot lose one unnoticed. */
const WATCHED = ["next", "next-auth", "react", "react-dom"];
const LEAST_NODE = "20.9.0";

/** What is wrong with the versions of a package in a lockfile; anything that is not understood is wrong. */
function faults(packages: Lock["packages"], name: string, least: string): string[] {
  const installed = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  if (installed.length === 0) return [`${name} is not in the lockfile`];
  return installed
    .filter(([, { version }]) => !isAtLeast(version, least))
    .map(([path, { version }]) => `${path} is ${version}, allowed is ${least} or later`);
}

function isAtLeast(version: string | undefined, least: string): boolean {
  const [given, floor] = [parts(version), parts(least)];
  if (!given || !floor) return false;
  const differs = given.findIndex((part, at) => part !== floor[at]);
  return differs === -1 || (given[differs] ?? 0) > (floor[differs] ?? 0);
}

// A pre-release counts as unknown: its fixes are not those of the release it is named after.
function parts(version: string | undefined): number[] | null {
  return /^\d+\.\d+\.\d+$/.test(version ?? "") ? (version ?? "").split(".").map(Number) : null;
}

describe("the lockfile", () => {
  it.each(Object.entries(floors))("has no %s below its floor", (name, { least }) => {
    expect(faults(lock.packages, name, least)).toEqual([]);
  });

  it("is compared for every package whose holes would be ours", () => {
    expect(Object.keys(floors).sort()).toEqual(WATCHED);
  });

  it("asks for a Node that has the fixes too", () => {
    const node = lock.packages[""]?.engines?.node ?? "";
    expect(isAtLeast(`${node.replace(/^>=/, "")}.0`, LEAST_NODE), node).toBe(true);
  });
});

describe("the comparison", () => {
  const locked = (version?: string) => ({ "node_modules/next": version === undefined ? {} : { version } });

  it.each(["16.4.5", "16.4.6", "16.10.0", "17.0.0"])("lets %s pass", (version) => {
    expect(faults(locked(version), "next", "16.4.5")).toEqual([]);
  });

  it.each(["16.4.4", "15.9.9", "9.9.9", "16.4.5-canary.1", "latest", "", undefined])(
    "stops %s",
    (version) => {
      expect(faults(locked(version), "next", "16.4.5")).toHaveLength(1);
    },
  );

  it("stops a second, older copy and a package that is not there", () => {
    const packages = { ...locked("16.4.5"), "node_modules/a/node_modules/next": { version: "16.0.0" } };
    expect(faults(packages, "next", "16.4.5")).toHaveLength(1);
    expect(faults({}, "next", "16.4.5")).toEqual(["next is not in the lockfile"]);
  });
});
