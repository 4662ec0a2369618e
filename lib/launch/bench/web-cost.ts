import { accountSorts } from "@/lib/domain/account-query";
import { compare, percentile } from "@/lib/launch/bench/rounds";
import { buildSnapshot } from "@/lib/launch/bench/snapshot";
import { type Ask, closedLoop, openLoop } from "@/lib/launch/bench/steady-load";
import { freePort } from "@/lib/launch/chaos/built-product";
import { signIn } from "@/lib/launch/chaos/http-door";
import { createRandom, type Random } from "@/lib/launch/chaos/random";
import { ensureBuilt, startDemoGround } from "@/lib/launch/demo-stack";
import { startWeb, untilReady } from "@/lib/launch/product";
import { say } from "@/lib/launch/project";
import { addressOf } from "@/lib/launch/settings";
import { Stack } from "@/lib/launch/stack";
import { temporaryFolder } from "@/lib/launch/temporary-folder";
import { openAsOwner } from "@/lib/server/db/owner";

const ROWS = 100_000;
const ROUND_MS = 4_000;
const LOAD = { perSecond: 50, seconds: 20 };
const P95_MS = 50;
const FILTERS = [
  "status=active",
  "status=cancelled",
  "status=trial",
  "family=plan_webinar",
  "plan=monthly",
  "hostsMin=10&hostsMax=49",
  "renewsFrom=2026-12-01&renewsBefore=2027-01-01",
  "pay=master",
  "flag=pending",
  "flag=changed_elsewhere",
  "flag=unknown_plan",
  "flag=needs_you",
];
const WORDS = ["a", "ze", "m", "an", "log", "anna", "example", "zürich", "3000", "hazel", "xyzxyz"];

/** What the built web server does with 100,000 sub-accounts (goal S1, and 50 questions a second to the directory). */
const stack = new Stack();
try {
  await ensureBuilt(stack);
  const folder = await stack.start(async () => temporaryFolder("plandesk-web-cost-"));
  const port = await freePort();
  const { settings } = await startDemoGround(stack, { port, dataDir: folder.path }, "bench");
  const db = openAsOwner(settings.DATABASE_URL ?? "");
  await buildSnapshot(db, ROWS).finally(() => db.$client.end());
  await stack.start(async () => startWeb({ ...settings, LOG_LEVEL: "silent" }, "127.0.0.1"));
  await untilReady(`http://127.0.0.1:${port}/api/health/ready`, () => stack.throwIfStopping());
  const cookie = await signIn(`http://127.0.0.1:${port}`, addressOf(port), "sam");
  await rates(port, cookie);
  await waits(port, cookie);
} finally {
  await stack.stop();
}

async function rates(port: number, cookie: string): Promise<void> {
  const side = (path: string) => () => closedLoop(port, () => ({ path, cookie }), ROUND_MS);
  const bare = side("/api/health/live");
  const list = "/api/accounts?status=active&sort=-hosts&limit=50";
  say("| | ms an answer | baseline ms | ratio | at most |");
  say("| --- | --- | --- | --- | --- |");
  await compare({
    name: "S1 signed-in list of 50, filtered and counted, beside the barest handler",
    most: 2.5,
    ours: side(list),
    baseline: bare,
  });
  await compare({
    name: "the directory's page, drawn by the server, beside the sign-in page",
    most: 2.5,
    ours: side("/accounts"),
    baseline: side("/sign-in?again=1"),
  });
}

async function waits(port: number, cookie: string): Promise<void> {
  const random = createRandom(1);
  const next = (): Ask => ({ path: `/api/accounts?${question(random)}`, cookie });
  await openLoop(port, next, { ...LOAD, seconds: 5 });
  const times = await openLoop(port, next, LOAD);
  const [middle, high] = [percentile(times, 50), percentile(times, 95)].map((ms) => ms.toFixed(1));
  say(
    `${LOAD.perSecond} questions a second of every filter, order and search for ${LOAD.seconds} s: p50 ${middle} ms, p95 ${high} ms (goal ${P95_MS})`,
  );
}

function question(random: Random): string {
  const parts = [`sort=${random.pick(accountSorts)}`, "limit=50"];
  if (random.chance(0.5)) parts.push(random.pick(FILTERS));
  if (random.chance(0.5)) parts.push(`q=${encodeURIComponent(random.pick(WORDS))}`);
  if (random.chance(0.1)) parts.push("cursor=end");
  return parts.join("&");
}
