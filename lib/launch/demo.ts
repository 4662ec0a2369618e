import { ensureBuilt, startDemoGround } from "@/lib/launch/demo-stack";
import { demandFreePort } from "@/lib/launch/ports";
import { startWeb } from "@/lib/launch/product";
import { say } from "@/lib/launch/project";
import { run } from "@/lib/launch/run";
import { addressOf, dataDirFrom, portFrom } from "@/lib/launch/settings";
import { startWebAndWorker } from "@/lib/launch/web-and-worker";

await run(async (stack) => {
  const place = { port: portFrom(process.env), dataDir: dataDirFrom(process.env) };
  await demandFreePort(place.port);
  const { settings, sandbox } = await startDemoGround(stack, place, "demo");
  await ensureBuilt(stack);
  // Nobody is asked for a password, so the demo listens to this machine only.
  await startWebAndWorker(stack, settings, () => startWeb(settings, "127.0.0.1"));
  say(welcome(addressOf(place.port), sandbox.url));
});

function welcome(address: string, sandbox: string): string {
  return `
  Plandesk     ${address}
  Sign in as   Support   reads plans and their status
               Finance   reads and exports invoice dates
               Partner   also subscribes and changes plans
               Admin     also settles changes and manages people
               (chosen on the sign-in page, no password)
  Zoom         pretended at ${sandbox}; the real one is never called
  Stop         Ctrl-C
`;
}
