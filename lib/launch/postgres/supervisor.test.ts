import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { execute } from "@/lib/launch/postgres/connect";
import { foldersFor } from "@/lib/launch/postgres/folders";
import { startPostgres } from "@/lib/launch/postgres/supervisor";
import { isRunning } from "@/lib/launch/running";

const run = promisify(execFile);
const START = `
  const { startPostgres } = await import("./lib/launch/postgres/supervisor.ts");
  const { startedHere } = await startPostgres(process.argv[1]);
  console.log(startedHere ? "started" : "attached");
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plandesk-supervisor-"));
  chmodSync(folder, 0o711);
});

afterEach(async () => {
  if (existsSync(join(folder, "postgres"))) await startPostgres(folder).then((postgres) => postgres.stop());
  rmSync(folder, { recursive: true, force: true });
});

async function startElsewhere(): Promise<string> {
  const { stdout } = await run(process.execPath, [
    "--import",
    "tsx",
    "--input-type=module",
    "-e",
    START,
    folder,
  ]);
  return stdout.trim();
}

function serverPid(): number {
  return Number.parseInt(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8"), 10);
}

async function untilGone(pid: number): Promise<void> {
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
}

it("starts one server when four processes begin on a fresh folder at once", async () => {
  const outcomes = await Promise.all([
    startElsewhere(),
    startElsewhere(),
    startElsewhere(),
    startElsewhere(),
  ]);
  expect(outcomes.toSorted()).toEqual(["attached", "attached", "attached", "started"]);
  expect(readdirSync(folder)).toEqual(["postgres"]);
});

it("attaches to the server that a killed process left running", async () => {
  expect(await startElsewhere()).toBe("started");
  const postgres = await startPostgres(folder);
  expect(postgres.startedHere).toBe(false);
  const pid = serverPid();
  await postgres.stop();
  await untilGone(pid);
});

it("keeps what was written before the server was killed", async () => {
  const first = await startPostgres(folder);
  await execute(first.socketFolder, "plandesk", "create table kept (n int)");
  const pid = serverPid();
  process.kill(pid, "SIGKILL");
  await untilGone(pid);
  const second = await startPostgres(folder);
  expect(second.startedHere).toBe(true);
  await execute(second.socketFolder, "plandesk", "insert into kept values (1)");
});

it("starts although the id in the lock file belongs to another program by now", async () => {
  const first = await startPostgres(folder);
  const pid = serverPid();
  const lock = readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8");
  await first.stop();
  writeFileSync(join(folder, "postgres", "postmaster.pid"), lock.replace(String(pid), String(process.pid)));
  expect((await startPostgres(folder)).startedHere).toBe(true);
});

it("does not take a half-made database for a whole one, and sweeps it away", async () => {
  const leftBehind = join(folder, "postgres.999999999.0abc.tmp");
  mkdirSync(leftBehind);
  writeFileSync(join(leftBehind, "PG_VERSION"), "18\n");
  await startPostgres(folder);
  expect(readdirSync(folder)).toEqual(["postgres"]);
});

it("ends the server of a data folder that was deleted, and begins anew", async () => {
  const first = await startPostgres(folder);
  await execute(first.socketFolder, "plandesk", "create table forgotten (n int)");
  const pid = serverPid();
  rmSync(join(folder, "postgres"), { recursive: true, force: true });
  const second = await startPostgres(folder);
  expect(isRunning(pid)).toBe(false);
  await expect(execute(second.socketFolder, "plandesk", "select * from forgotten")).rejects.toThrow(
    "does not exist",
  );
});

it("opens its socket to nobody else", async () => {
  const { socketFolder } = await startPostgres(folder);
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
});

it("refuses a socket folder that is open to others", async () => {
  const { socket } = foldersFor(folder);
  mkdirSync(socket);
  chmodSync(socket, 0o777);
  await expect(startPostgres(folder)).rejects.toThrow(
    `${socket} belongs to another user or is open to others`,
  );
  rmSync(socket, { recursive: true });
});

it("refuses the files of another major version", async () => {
  await startPostgres(folder).then((postgres) => postgres.stop());
  writeFileSync(join(folder, "postgres", "PG_VERSION"), "17\n");
  await expect(startPostgres(folder)).rejects.toThrow("was made by PostgreSQL 17; this release brings 18");
  writeFileSync(join(folder, "postgres", "PG_VERSION"), "18\n");
});
