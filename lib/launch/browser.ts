import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const INSTALL = "apt-get -q install -y --no-install-recommends -o DPkg::Lock::Timeout=120 chromium".split(
  " ",
);

const WHAT_TO_DO =
  "No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROME_PATH to one.";

/** Looks for a Chromium or Chrome: CHROME_PATH, then an installed one, then Playwright's own; null when none is there. */
export function findBrowser(): string | null {
  const places = [process.env.CHROME_PATH, ...INSTALLED, chromium.executablePath()];
  return places.find((place) => place && existsSync(place)) ?? null;
}

/** Finds a browser or installs one. Throws with what to do when neither works. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  for (const install of [installFromSystem, installFromPlaywright]) {
    install();
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(WHAT_TO_DO);
}

function installFromSystem(): void {
  if (!existsSync("/usr/bin/apt-get")) return;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  tell("Installing Chromium with apt-get");
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  if (attempt([...asRoot, "apt-get", "-q", "update"], quiet)) {
    attempt([...asRoot, ...INSTALL], quiet);
  }
}

function installFromPlaywright(): void {
  tell("Installing Playwright's own Chromium");
  const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
  attempt([process.execPath, cli, "install", "chromium"], {});
}

function attempt([program = "", ...args]: string[], extra: Record<string, string>): boolean {
  try {
    execFileSync(program, args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, ...extra },
    });
    return true;
  } catch {
    return false;
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${ensureBrowser()}\n`);
  } catch (error) {
    tell((error as Error).message);
    process.exitCode = 1;
  }
}
