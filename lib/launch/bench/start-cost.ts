import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { buildBareNext } from "@/lib/launch/bench/bare-next";
import { median, timed } from "@/lib/launch/bench/rounds";
import { buildSnapshot } from "@/lib/launch/bench/snapshot";
import { freePort } from "@/lib/launch/chaos/built-product";
import { temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import { type Child, startChild } from "@/lib/launch/child";
import { ensureBuilt } from "@/lib/launch/demo-stack";
import { untilReady } from "@/lib/launch/product";
import { PROJECT, say } from "@/lib/launch/project";
import { demoSettings } from "@/lib/launch/settings";
import { Stack } from "@/lib/launch/stack";
import { temporaryFolder } from "@/lib/launch/temporary-folder";
import { freshCredentials } from "@/lib/sandbox/fresh-secrets";

const ROWS = 100_000;
const ROUNDS = 5;
const MOST_MORE_S = 1.5;
const MOST_FIRST_PAGE_S = 60;
const NO_ZOOM = { apiBaseUrl: "http://127.0.0.1:9/v2", tokenUrl: "http://127.0.0.1:9/oauth/token" };
const launch = (file: string) => ["--conditions=react-server", "--import", "tsx", file];

/** How soon the product answers: with 100,000 sub-accounts, and from the install on (goal S17). */
const stack = new Stack();
try {
  await ensureBuilt(stack);
  say("| | s | baseline s | more | at most |");
  say("| --- | --- | --- | --- | --- |");
  await starts();
  await firstPage();
} finally {
  await stack.stop();
}

/** `npm start` upon a full database until it is ready, in turns with a bare Next app until it answers. */
async function starts(): Promise<void> {
  const { url, dataDir } = await temporaryDatabase(stack);
  // Not the product's own pool: its statements end after 5 s.
  const pool = new pg.Pool({ connectionString: url, options: "-c synchronous_commit=off" });
  await buildSnapshot(drizzle({ client: pool }), ROWS).finally(() => pool.end());
  const bare = await buildBareNext(stack);
  const ours = (port: number) => {
    const settings = demoSettings({ port, dataDir }, NO_ZOOM, freshCredentials(), url);
    return startChild({
      args: launch(`${PROJECT}/lib/launch/start.ts`),
      env: { ...process.env, ...settings, LOG_LEVEL: "silent" },
      output: "keep",
      drainMs: 25_000,
    });
  };
  const rounds: { ours: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({
      ours: await secondsUntil("/api/health/ready", ours),
      bare: await secondsUntil("/", bare.start),
    });
  const more = median(rounds.map((round) => round.ours - round.bare));
  const [own, base] = [median(rounds.map((round) => round.ours)), median(rounds.map((round) => round.bare))];
  tell(`S17 start of web and worker until ready, ${ROWS} sub-accounts; \`next start\` of a bare app`, [
    own.toFixed(2),
    base.toFixed(2),
    `+${more.toFixed(2)} s`,
    `+${MOST_MORE_S} s`,
  ]);
  if (more > MOST_MORE_S) process.exitCode = 1;
}

async function secondsUntil(path: string, begin: (port: number) => Child): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = begin(port);
  let ended = false;
  void child.exited.then(() => {
    ended = true;
  });
  try {
    await untilReady(`http://127.0.0.1:${port}${path}`, () => {
      if (ended) throw new Error(`what was started has ended:\n${child.printed().trim()}`);
    });
    return (performance.now() - began) / 1000;
  } finally {
    await child.stop();
  }
}

/** A clone of what is committed: `npm ci`, then `npm run demo` until somebody can sign in. */
async function firstPage(): Promise<void> {
  const { path } = await stack.start(async () => temporaryFolder("plandesk-install-"));
  const clone = join(path, "plandesk");
  const run = promisify(execFile);
  await run("git", ["clone", "--quiet", "--depth", "1", `file://${PROJECT}`, clone]);
  const install = (await timed(() => run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: clone }))) / 1000;
  const page = await secondsUntil("/sign-in", (port) =>
    startChild({
      args: launch(`${clone}/lib/launch/demo.ts`),
      env: { ...process.env, PORT: String(port), DATA_DIR: join(path, "data") },
      output: "keep",
      drainMs: 25_000,
    }),
  );
  tell(
    `S17 demo after the install until its first page, build included (\`npm ci\` took ${install.toFixed(0)} s)`,
    [page.toFixed(1), "", "", `${MOST_FIRST_PAGE_S} s`],
  );
  if (page > MOST_FIRST_PAGE_S) process.exitCode = 1;
}

function tell(name: string, cells: string[]): void {
  say(`| ${[name, ...cells].join(" | ")} |`);
}
