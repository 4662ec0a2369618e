import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { isBuilt } from "@/lib/launch/build";
import { startCompany } from "@/lib/launch/company/start";
import { startDemoGround } from "@/lib/launch/demo-stack";
import { demandFreePort } from "@/lib/launch/ports";
import { startWeb, startWorker } from "@/lib/launch/product";
import { PROJECT, say } from "@/lib/launch/project";
import { run } from "@/lib/launch/run";
import { addressOf } from "@/lib/launch/settings";
import { temporaryFolder } from "@/lib/launch/temporary-folder";
import { startWebAndWorker } from "@/lib/launch/web-and-worker";

// The tests read what web and worker print, to see that no secret is in it.
const PRINTED = join(PROJECT, "test-results", "product.log");

/**
 * A demo for the tests in Chromium, with a company's sign-in beside the demo people: fixed ports, nothing kept but what
 * web and worker print.
 */
await run(async (stack) => {
  const port = portOf("PLANDESK_E2E_PORT");
  const sandboxPort = portOf("PLANDESK_E2E_SANDBOX_PORT");
  const companyPort = portOf("PLANDESK_E2E_COMPANY_PORT");
  if (!isBuilt())
    throw new Error("The pages are not built, or older than their sources. Run `npm run build` first.");
  await demandFreePort(port);
  const folder = await stack.start(async () => temporaryFolder("plandesk-e2e-"));
  const place = { port, dataDir: folder.path };
  const ground = await startDemoGround(stack, place, "e2e", sandboxPort);
  const company = await stack.start(() => startCompany(companyPort, addressOf(port)));
  const settings = { ...ground.settings, ...company.settings, LOG_LEVEL: "debug" };
  const log = await stack.start(async () => openLog());
  await startWebAndWorker(
    stack,
    settings,
    () => startWeb(settings, "127.0.0.1", log.file),
    () => startWorker(settings, log.file),
  ).catch((error: Error) => {
    throw new Error(`${error.message}\nWhat web and worker printed is in ${PRINTED}`, { cause: error });
  });
  say(`ready on port ${port}`);
});

function portOf(name: string): number {
  const port = Number(process.env[name]);
  if (!port) throw new Error(`${name} must be set`);
  return port;
}

function openLog() {
  mkdirSync(dirname(PRINTED), { recursive: true });
  const file = openSync(PRINTED, "w");
  return { file, stop: async () => closeSync(file) };
}
