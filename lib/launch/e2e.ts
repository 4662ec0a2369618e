import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { isBuilt } from "@/lib/launch/build";
import { startDemoGround } from "@/lib/launch/demo-stack";
import { demandFreePort } from "@/lib/launch/ports";
import { startWeb, startWorker } from "@/lib/launch/product";
import { PROJECT, say } from "@/lib/launch/project";
import { run } from "@/lib/launch/run";
import { temporaryFolder } from "@/lib/launch/temporary-folder";
import { startWebAndWorker } from "@/lib/launch/web-and-worker";

// The tests read what web and worker print, to see that no secret is in it.
const PRINTED = join(PROJECT, "test-results", "product.log");

/** A demo for the tests in Chromium: fixed ports, nothing kept but what web and worker print. */
await run(async (stack) => {
  const port = Number(process.env.PLANDESK_E2E_PORT);
  const sandboxPort = Number(process.env.PLANDESK_E2E_SANDBOX_PORT);
  if (!port || !sandboxPort) throw new Error("PLANDESK_E2E_PORT and PLANDESK_E2E_SANDBOX_PORT must be set");
  if (!isBuilt())
    throw new Error("The pages are not built, or older than their sources. Run `npm run build` first.");
  await demandFreePort(port);
  const folder = await stack.start(async () => temporaryFolder("plandesk-e2e-"));
  const place = { port, dataDir: folder.path };
  const ground = await startDemoGround(stack, place, "e2e", sandboxPort);
  const settings = { ...ground.settings, LOG_LEVEL: "debug" };
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

function openLog() {
  mkdirSync(dirname(PRINTED), { recursive: true });
  const file = openSync(PRINTED, "w");
  return { file, stop: async () => closeSync(file) };
}
