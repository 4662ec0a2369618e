import { parseArgs } from "node:util";
import { isBuilt } from "@/lib/launch/build";
import { type DeploysOutcome, runDeploys } from "@/lib/launch/chaos/run-deploys";
import { historyTable, tableLines } from "@/lib/launch/history-table";
import { say } from "@/lib/launch/project";
import { Stack } from "@/lib/launch/stack";

const USAGE = `npm run chaos:deploy -- --deploys 5 --changes 40 [--silent]
Asks web and worker of the built product to stop while changes are in flight, and starts the next ones.
With --silent Zoom never answers half of them; then each stop takes 20 s.`;

const { values } = parseArgs({
  options: {
    deploys: { type: "string", default: "1" },
    changes: { type: "string", default: "10" },
    silent: { type: "boolean", default: false },
  },
});
const [deploys, changes] = [Number(values.deploys), Number(values.changes)];
if (![deploys, changes].every((count) => Number.isInteger(count) && count > 0)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

function tableOf({ deploys: done, tally, broken }: DeploysOutcome): string[] {
  const sum = (state: "applied" | "unknown") =>
    String(done.reduce((total, { states }) => total + (states[state] ?? 0), 0));
  const most = (part: "webMs" | "workerMs") =>
    (Math.max(...done.map((each) => each[part])) / 1000).toFixed(1);
  return tableLines(
    ["deployments", String(done.length)],
    [
      ["changes in flight", String(done.length * changes)],
      ["finished by the old process", sum("applied")],
      ["not known yet when it was gone", sum("unknown")],
      ["longest stop of web / worker, s", `${most("webMs")} / ${most("workerMs")}`],
      ["settled by the new worker after, s", Math.max(...tally.recoveries).toFixed(1)],
      ["broken", String(broken.length)],
    ],
  );
}

const stack = new Stack();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stack.stop().then(() => process.exit(1)));
}
try {
  if (!isBuilt())
    throw new Error("The pages are not built, or older than their sources. Run `npm run build` first.");
  const outcome = await runDeploys(stack, { deploys, changes, silent: values.silent });
  for (const line of [...tableOf(outcome), "", ...historyTable(outcome.findings), "", ...outcome.broken])
    say(line);
  if (outcome.broken.length > 0) process.exitCode = 1;
} finally {
  await stack.stop();
}
