import { startDemoGround } from "@/lib/launch/demo-stack";
import { startOwnGround } from "@/lib/launch/own-stack";
import { demandFreePort } from "@/lib/launch/ports";
import { startDevelopmentWeb } from "@/lib/launch/product";
import { say } from "@/lib/launch/project";
import { run } from "@/lib/launch/run";
import { addressOf, dataDirFrom, ownSettings, portFrom } from "@/lib/launch/settings";
import { startWebAndWorker } from "@/lib/launch/web-and-worker";

await run(async (stack) => {
  const own = ownSettings();
  const place = { port: portFrom(own), dataDir: dataDirFrom(own) };
  const address = addressOf(place.port);
  await demandFreePort(place.port);
  const settings = own.ZOOM_API_BASE_URL
    ? await startOwnGround(stack, { ...own, PORT: String(place.port) }, place.dataDir, `dev at ${address}`)
    : (await startDemoGround(stack, place, "dev")).settings;
  await startWebAndWorker(stack, settings, () => startDevelopmentWeb(settings, "127.0.0.1"));
  say(`Plandesk compiles pages as they are opened: ${address}`);
});
