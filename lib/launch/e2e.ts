import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isBuilt } from "@/lib/launch/build";
import { startDemoGround } from "@/lib/launch/demo-stack";
import { demandFreePort } from "@/lib/launch/ports";
import { startWeb } from "@/lib/launch/product";
import { say } from "@/lib/launch/project";
import { run } from "@/lib/launch/run";
import { startWebAndWorker } from "@/lib/launch/web-and-worker";

/** A demo for the tests in Chromium: fixed ports, nothing kept. */
await run(async (stack) => {
  const port = Number(process.env.PLANDESK_E2E_PORT);
  const sandboxPort = Number(process.env.PLANDESK_E2E_SANDBOX_PORT);
  if (!port || !sandboxPort) throw new Error("PLANDESK_E2E_PORT and PLANDESK_E2E_SANDBOX_PORT must be set");
  if (!isBuilt())
    throw new Error("The pages are not built, or older than their sources. Run `npm run build` first.");
  await demandFreePort(port);
  const folder = await stack.start(async () => temporaryFolder());
  const { settings } = await startDemoGround(stack, { port, dataDir: folder.path }, "e2e", sandboxPort);
  await startWebAndWorker(stack, settings, () => startWeb(settings, "127.0.0.1"));
  say(`ready on port ${port}`);
});

function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "plandesk-e2e-"));
  // As root the database runs as another user, who must get through.
  chmodSync(path, 0o711);
  return { path, stop: async () => rmSync(path, { recursive: true, force: true }) };
}
