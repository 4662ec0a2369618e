import { isBuilt } from "@/lib/launch/build";
import { startOwnGround } from "@/lib/launch/own-stack";
import { demandFreePort } from "@/lib/launch/ports";
import { startWeb } from "@/lib/launch/product";
import { say } from "@/lib/launch/project";
import { run } from "@/lib/launch/run";
import { dataDirFrom, ownSettings, portFrom } from "@/lib/launch/settings";
import { startWebAndWorker } from "@/lib/launch/web-and-worker";

await run(async (stack) => {
  const own = ownSettings();
  const port = portFrom(own);
  const settings = await startOwnGround(
    stack,
    { ...own, PORT: String(port) },
    dataDirFrom(own),
    `at port ${port}`,
  );
  if (!isBuilt())
    throw new Error("The pages are not built, or older than their sources. Run `npm run build` first.");
  await demandFreePort(port);
  await startWebAndWorker(stack, settings, () => startWeb(settings));
  say(`Plandesk is ready on port ${port}; people open ${settings.NEXTAUTH_URL}`);
});
