import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chaosEnv, newClock } from "@/lib/launch/chaos/processes-in-one";
import { temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import { say } from "@/lib/launch/project";
import { Stack } from "@/lib/launch/stack";
import { openDatabase } from "@/lib/server/db/client";
import { createLogger } from "@/lib/server/log";
import { createZoom } from "@/lib/server/zoom/client";
import { getPlans } from "@/lib/server/zoom/plans";

const LANES = 16;
const ROUNDS = 5;
const ROUND_MS = 2_000;
const MUST = 0.5;
/** Of 60 calls a second: far more than any process could make. */
const SHARE = 100_000;
/** A baseline that varies by more says nothing. */
const MOST_SPREAD = 0.3;
const TRIES = 3;

/** `cpu` in microseconds a call, which a busy machine disturbs less. */
type Round = { perSecond: number; cpu: number };
type Agent = {
  request(options: { origin: string; path: string; method: string }): Promise<{
    body: { text(): Promise<string> };
  }>;
};

/** The Zoom client alone (limiter, verdict, schema, redaction) next to undici's pool and JSON.parse (goal S3). */
const stack = new Stack();
try {
  const origin = await plansServer();
  const { url } = await temporaryDatabase(stack);
  // A share without end: here the client's own cost is measured, not our spacing.
  const env = chaosEnv({ apiBaseUrl: `${origin}/v2`, tokenUrl: `${origin}/oauth/token` }, url);
  const db = await stack.start(async () => {
    const opened = openDatabase(url);
    return Object.assign(opened, { stop: () => opened.$client.end() });
  });
  const endless = { ...env, zoom: { ...env.zoom, rateShare: SHARE } };
  const zoom = createZoom({ env: endless, db, clock: newClock(), log: createLogger("silent") });
  const agent = bareAgent();
  const bare = async () => {
    const { body } = await agent.request({ origin, path: "/v2/accounts/bench/plans", method: "GET" });
    JSON.parse(await body.text());
  };
  const client = () => getPlans(zoom, "bench");
  for (let tries = 1; !(await compare(bare, client)) && tries < TRIES; tries += 1)
    say("The baseline varied; again");
} finally {
  await stack.stop();
}

/** Measures both in turn and tells the ratio; false when the baseline varied too much to count. */
async function compare(bare: () => Promise<unknown>, client: () => Promise<unknown>): Promise<boolean> {
  await rate(client);
  await rate(bare);
  const bares: Round[] = [];
  const clients: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bares.push(await rate(bare));
    clients.push(await rate(client));
  }
  const rates = bares.map(({ perSecond }) => perSecond).toSorted((a, b) => a - b);
  const middle = median(bares, "perSecond");
  const ratio = median(clients, "perSecond") / middle;
  const spread = ((rates.at(-1) ?? 0) - (rates[0] ?? 0)) / middle;
  say(`undici's pool and JSON.parse: ${words(bares)} (spread ${(spread * 100).toFixed(0)}%)`);
  say(`Zoom client: ${words(clients)}, ${ratio.toFixed(2)}x (goal ${MUST}x)`);
  if (spread > MOST_SPREAD) return false;
  if (ratio < MUST) process.exitCode = 1;
  return true;
}

async function rate(call: () => Promise<unknown>): Promise<Round> {
  const began = performance.now();
  const used = process.cpuUsage();
  let calls = 0;
  const lane = async () => {
    while (performance.now() < began + ROUND_MS) {
      await call();
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const { user, system } = process.cpuUsage(used);
  return { perSecond: calls / ((performance.now() - began) / 1_000), cpu: (user + system) / calls };
}

function words(rounds: Round[]): string {
  const cpu = median(rounds, "cpu").toFixed(0);
  return `${median(rounds, "perSecond").toFixed(0)} calls a second, ${cpu} µs of CPU each`;
}

function median(rounds: Round[], figure: keyof Round): number {
  const values = rounds.map((round) => round[figure]).toSorted((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}

/** undici as it is inside Node: an agent is a pool for each origin. */
function bareAgent(): Agent {
  new Headers();
  const current = Reflect.get(globalThis, Symbol.for("undici.globalDispatcher.1")) as object;
  const AgentClass = current.constructor as new () => Agent;
  return new AgentClass();
}

async function plansServer(): Promise<string> {
  const path = fileURLToPath(new URL("./plans-server.ts", import.meta.url));
  const child = fork(path, [], { execArgv: ["--import", "tsx"] });
  const [origin] = await once(child, "message");
  await stack.start(async () => ({ stop: async () => child.disconnect() }));
  return String(origin);
}
