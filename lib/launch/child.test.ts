import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { type Child, finished, startChild } from "@/lib/launch/child";
import { isRunning } from "@/lib/launch/running";

const WAITS = "setInterval(() => {}, 1000); console.log(process.pid);";

function start(script: string, drainMs = 5_000): Child {
  return startChild({ args: ["-e", script], env: process.env, output: "keep", drainMs });
}

async function pidsOf(child: Child, count = 1): Promise<number[]> {
  const pids = () => child.printed().trim().split(/\s+/).filter(Boolean).map(Number);
  await expect.poll(() => pids().length, { timeout: 10_000 }).toBe(count);
  return pids();
}

it("gives a child time to finish its work", async () => {
  const child = start(
    `process.on("SIGTERM", () => setTimeout(() => { console.log("done"); process.exit(0); }, 200)); ${WAITS}`,
  );
  await pidsOf(child);
  await child.stop();
  expect(child.printed()).toContain("done");
  expect(await child.exited).toBe(0);
});

it("kills a child that does not end in time", async () => {
  const child = start(`process.on("SIGTERM", () => {}); ${WAITS}`, 200);
  await pidsOf(child);
  await child.stop();
  expect(await child.exited).toBeNull();
});

it("takes along what the child itself has started", async () => {
  const child = start(
    `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(WAITS)}], { stdio: "inherit" }); ${WAITS}`,
  );
  const pids = await pidsOf(child, 2);
  await child.stop();
  await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([]);
});

it("leaves the channel between a child and its own children alone", async () => {
  const grandchild = "process.on('message', () => { process.send('heard'); process.disconnect(); })";
  const child = start(`
    const fs = require("fs"), path = require("path"), file = path.join(fs.mkdtempSync("/tmp/plandesk-fork-"), "child.cjs");
    fs.writeFileSync(file, ${JSON.stringify(grandchild)});
    const forked = require("child_process").fork(file);
    forked.on("message", (text) => console.log(text));
    forked.on("exit", () => { fs.rmSync(path.dirname(file), { recursive: true }); process.exit(0); });
    setTimeout(() => forked.send("hello"), 500);
  `);
  await child.exited;
  expect(child.printed()).toContain("heard");
});

it("does nothing when the child has ended by itself", async () => {
  const child = start("process.exit(3)");
  expect(await child.exited).toBe(3);
  await child.stop();
});

it("tells what a failed program printed", async () => {
  await expect(
    finished(start("console.error('no such page'); process.exit(1)"), "next build"),
  ).rejects.toThrow("next build failed:\nno such page");
});

it("leaves no child behind when the starting process is killed", async () => {
  const script = `
    const { startChild } = await import("./lib/launch/child.ts");
    startChild({ args: ["-e", ${JSON.stringify(WAITS)}], env: process.env, output: "show", drainMs: 1000 });
  `;
  const args = ["--import", "tsx", "--input-type=module", "-e", script];
  const launcher = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [chunk] = (await once(launcher.stdout, "data")) as [Buffer];
  const pid = Number(chunk.toString());
  expect(isRunning(pid)).toBe(true);
  launcher.kill("SIGKILL");
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
});
