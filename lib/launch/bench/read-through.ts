import { setTimeout as wait } from "node:timers/promises";
import { buildBareNext } from "@/lib/launch/bench/bare-next";
import { compare, median } from "@/lib/launch/bench/rounds";
import { type Ask, ask, newAgent } from "@/lib/launch/bench/steady-load";
import { startSyncGround } from "@/lib/launch/bench/sync-ground";
import { zoomAuthorization } from "@/lib/launch/bench/zoom-authorization";
import { freePort } from "@/lib/launch/chaos/built-product";
import { signIn } from "@/lib/launch/chaos/http-door";
import { ensureBuilt } from "@/lib/launch/demo-stack";
import { startWeb, untilReady } from "@/lib/launch/product";
import { say } from "@/lib/launch/project";
import { addressOf } from "@/lib/launch/settings";
import { Stack } from "@/lib/launch/stack";
import { runSync } from "@/lib/server/sync/run-sync";

const ACCOUNTS = 300;
/** Zoom's limit for such reads is 60 a second: asking faster would measure the wait for a place. */
const PER_SECOND = 40;
const ANSWERS = 120;
/** The goal is 0.70 of the bare handler's rate. */
const MOST = 1.43;

/** A live read of plans through Zoom, which answers at once, beside a bare Next handler that fetches it (goal S2). */
const stack = new Stack();
try {
  await ensureBuilt(stack);
  const ground = await startSyncGround(stack, { accounts: ACCOUNTS, answerMs: 0, share: 1 });
  await ground.control.setSettings({ enforceLimits: false });
  await runSync(ground.context);
  const { rows } = await ground.database.query<{ id: string }>(
    "select id from accounts where plans_read_at is not null and id ~ '^[A-Za-z0-9]' order by id",
  );
  const [port, barePort] = [await freePort(), await freePort()];
  const settings = {
    ...ground.settings,
    PORT: String(port),
    NEXTAUTH_URL: addressOf(port),
    LOG_LEVEL: "silent",
  };
  await stack.start(async () => startWeb(settings, "127.0.0.1"));
  const bare = await buildBareNext(stack);
  const bareSettings = {
    BARE_ADDRESS: `${ground.apiBaseUrl}/accounts/{id}/plans`,
    BARE_AUTHORIZATION: await zoomAuthorization(ground.tokenUrl, settings),
  };
  await stack.start(async () => bare.start(barePort, bareSettings));
  const goOn = () => stack.throwIfStopping();
  await untilReady(`http://127.0.0.1:${port}/api/health/ready`, goOn);
  await untilReady(`http://127.0.0.1:${barePort}/`, goOn);
  const cookie = await signIn(`http://127.0.0.1:${port}`, addressOf(port), "sam");
  say("| | ms an answer | baseline ms | ratio | at most |");
  say("| --- | --- | --- | --- | --- |");
  const held = await compare({
    name: `S2 live read of plans, one after the other, at most ${PER_SECOND} a second (Zoom's limit is 60), beside a bare Next app's handler that fetches it`,
    most: MOST,
    ours: side(
      port,
      turns(rows, (id) => ({ path: `/api/accounts/${id}/plans`, cookie })),
    ),
    baseline: side(
      barePort,
      turns(rows, (id) => ({ path: `/read/${id}`, cookie: "" })),
    ),
  });
  if (!held) process.exitCode = 1;
} finally {
  await stack.stop();
}

/** The median time of one answer, in milliseconds. */
function side(port: number, next: () => Ask): () => Promise<number> {
  return async () => {
    const agent = newAgent();
    const times: number[] = [];
    while (times.length < ANSWERS) {
      const took = await ask(agent, port, next());
      times.push(took);
      await wait(Math.max(0, 1000 / PER_SECOND - took));
    }
    agent.destroy();
    return median(times);
  };
}

/** One sub-account after the other. */
function turns(rows: { id: string }[], ask: (id: string) => Ask): () => Ask {
  let turn = 0;
  return () => ask(rows[turn++ % rows.length]?.id ?? "");
}
