import { isBuilt, startBuild } from "@/lib/launch/build";
import { finished } from "@/lib/launch/child";
import { startDatabase } from "@/lib/launch/database";
import { say } from "@/lib/launch/project";
import { addressOf, type DemoPlace, demoSettings, type Settings } from "@/lib/launch/settings";
import type { Stack } from "@/lib/launch/stack";
import { freshCredentials } from "@/lib/sandbox/fresh-secrets";
import type { Sandbox } from "@/lib/sandbox/server";
import { startSandbox } from "@/lib/sandbox/server";
import { readEnv } from "@/lib/server/env";

/** What a demo stands on: settings for web and worker, and the pretend Zoom behind them. */
export type DemoGround = { settings: Settings; sandbox: Sandbox };

/** Starts database and sandbox of a demo, and checks the settings that web and worker will get. */
export async function startDemoGround(
  stack: Stack,
  place: DemoPlace,
  label: string,
  sandboxPort = 0,
): Promise<DemoGround> {
  const database = await stack.start(() =>
    startDatabase(place.dataDir, `${label} at ${addressOf(place.port)}`),
  );
  stack.watch(database.lost, () => "The database has ended. Everything else is stopped.");
  const credentials = freshCredentials();
  const sandbox = await stack.start(async () => {
    const running = await startSandbox({ port: sandboxPort, credentials });
    return { ...running, stop: () => running.close() };
  });
  const settings = demoSettings(place, sandbox, credentials, database.url);
  readEnv(settings);
  return { settings, sandbox };
}

/** Builds the pages unless they are built, and says how long that takes. */
export async function ensureBuilt(stack: Stack): Promise<void> {
  if (isBuilt()) return;
  say("Building the pages, about half a minute. Later starts skip this.");
  const began = Date.now();
  const build = await stack.start(async () => startBuild());
  await finished(build, "next build");
  stack.throwIfStopping();
  if (!isBuilt()) throw new Error(`next build ended without a whole build:\n${build.printed().trim()}`);
  say(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
}
