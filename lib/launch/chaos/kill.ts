import { parseArgs } from "node:util";
import { killPoints } from "@/lib/launch/chaos/kill-points";
import { type Kill, runKills } from "@/lib/launch/chaos/run-kills";
import { temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import { tableLines } from "@/lib/launch/history-table";
import { say } from "@/lib/launch/project";
import { Stack } from "@/lib/launch/stack";

const { values } = parseArgs({ options: { runs: { type: "string", default: "50" } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error("npm run chaos:kill -- --runs 50");

function tableOf(kills: Kill[]): string[] {
  const rows = killPoints.map((ways, at) => {
    const names = ways.flatMap((way) => way?.name ?? []);
    const own = kills.filter(({ point }) => names.includes(point));
    const good = own.filter(({ faults }) => faults.length === 0);
    return [String(at + 1), names.join("; "), `${good.length} of ${own.length}`];
  });
  const good = kills.filter(({ faults }) => faults.length === 0).length;
  return tableLines(["", "killed", "in agreement"], [...rows, ["", "all", `${good} of ${kills.length}`]]);
}

const stack = new Stack();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stack.stop().then(() => process.exit(1)));
}
try {
  const { url } = await temporaryDatabase(stack);
  const kills = await runKills(url, runs);
  for (const line of tableOf(kills)) say(line);
  const bad = kills.filter(({ faults }) => faults.length > 0);
  for (const { point, faults } of bad.slice(0, 20)) say(`${point}: ${faults.join("; ")}`);
  if (bad.length > 0) process.exitCode = 1;
} finally {
  await stack.stop();
}
