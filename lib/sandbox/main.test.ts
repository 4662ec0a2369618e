import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

function run(...options: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...options]);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return { child, said: () => said };
}

it.each(["SIGTERM", "SIGINT"] as const)("prints its addresses and ends cleanly on %s", async (signal) => {
  const { child, said } = run("--port", "0", "--accounts", "5", "--contract", "2021");
  await expect.poll(said, { timeout: 15_000 }).toContain("Control:");
  const control = /Control: (\S+)/.exec(said())?.[1];
  expect(await (await fetch(`${control}/settings`)).json()).toMatchObject({ contract: "2021" });
  child.kill(signal);
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("names the option that it cannot use", async () => {
  const { child, said } = run("--contract", "2030");
  expect(await once(child, "exit")).toEqual([1, null]);
  expect(said()).toContain("--contract takes 2021 or 2026, not 2030");
});
