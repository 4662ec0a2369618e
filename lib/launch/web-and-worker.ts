import type { Child } from "@/lib/launch/child";
import { startWorker, untilReady } from "@/lib/launch/product";
import type { Settings } from "@/lib/launch/settings";
import type { Stack } from "@/lib/launch/stack";

/**
 * Starts worker and web, watches both, and returns when the web server answers on its health page.
 *
 * Throws when it does not answer within a minute; what it printed is in the message.
 */
export async function startWebAndWorker(
  stack: Stack,
  settings: Settings,
  startWeb: () => Child,
  startBackground: () => Child = () => startWorker(settings),
): Promise<void> {
  const worker = await stack.start(async () => startBackground());
  stack.watch(worker.exited, () => "The worker has ended. Everything else is stopped.");
  const web = await stack.start(async () => startWeb());
  stack.watch(
    web.exited,
    () => `The web server has ended. Everything else is stopped.\n${web.printed().trim()}`,
  );
  const ready = `http://127.0.0.1:${settings.PORT}/api/health/ready`;
  await untilReady(ready, () => stack.throwIfStopping()).catch((error: Error) => {
    throw new Error(`${error.message}\n${web.printed().trim()}`, { cause: error });
  });
  web.reveal();
}
