import { parseArgs } from "node:util";
import { isBuilt } from "@/lib/launch/build";
import { type Outcome, outcomeTable, storyOf } from "@/lib/launch/chaos/outcome";
import { runProcesses } from "@/lib/launch/chaos/run-processes";
import { runRounds } from "@/lib/launch/chaos/run-rounds";
import { temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import { historyTable } from "@/lib/launch/history-table";
import { say } from "@/lib/launch/project";
import { Stack } from "@/lib/launch/stack";

const USAGE = `npm run chaos -- --ops 10000 --seed 1 [--faults 0.05-0.2] [--processes 2] [--kills] [--deploys]
Without --processes everything runs inside this process, with four stand-ins for processes, on a clock that is moved.
With --processes the built product runs in as many web processes and a worker, --kills kills them and
Postgres, and --deploys asks them to stop and starts the next ones.`;

const MOST_LINES = 200;

const { values } = parseArgs({
  options: {
    ops: { type: "string", default: "1000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    faults: { type: "string", default: "0.05-0.2" },
    processes: { type: "string", default: "0" },
    kills: { type: "boolean", default: false },
    deploys: { type: "boolean", default: false },
  },
});
const [ops, seed, processes] = [Number(values.ops), Number(values.seed), Number(values.processes)];
const [least = Number.NaN, most = least] = values.faults.split("-").map(Number);
if (![ops, seed, processes].every(Number.isInteger) || !(least >= 0 && most <= 1)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

async function carryOut(stack: Stack): Promise<Outcome> {
  const faults = { least, most };
  if (processes > 0) {
    if (!isBuilt())
      throw new Error("The pages are not built, or older than their sources. Run `npm run build` first.");
    const { kills, deploys } = values;
    return runProcesses(stack, { ops, seed, processes, kills, deploys, faults, say });
  }
  const { url } = await temporaryDatabase(stack);
  return runRounds({ ops, seed, faults, databaseUrl: url, say });
}

const stack = new Stack();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stack.stop().then(() => process.exit(1)));
}
try {
  say(`seed ${seed}`);
  const began = performance.now();
  const outcome = await carryOut(stack);
  for (const line of [...outcomeTable(outcome), "", ...historyTable(outcome.findings), ""]) say(line);
  for (const line of [...outcome.broken, ...storyOf(outcome)].slice(0, MOST_LINES)) say(line);
  say(
    `${Math.round((performance.now() - began) / 1000)} s; answers: ${JSON.stringify(outcome.tally.answers)}`,
  );
  if (outcome.broken.length > 0) process.exitCode = 1;
} finally {
  await stack.stop();
}
