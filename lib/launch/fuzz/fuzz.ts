import { parseArgs } from "node:util";
import { isBuilt } from "@/lib/launch/build";
import { startBuiltProduct } from "@/lib/launch/chaos/built-product";
import { watchHeap } from "@/lib/launch/fuzz/heap";
import { type FuzzOptions, fuzzBodies, fuzzPaths } from "@/lib/launch/fuzz/run-fuzz";
import { tableLines } from "@/lib/launch/history-table";
import { say } from "@/lib/launch/project";
import { Stack } from "@/lib/launch/stack";

const MOST_GROWTH = 20 * 1024 * 1024;
// What a server keeps for good, such as compiled code and caches, is there after so many.
const WARM_UP = { bodies: 10_000, paths: 2_000 };
const ACCOUNTS = 64;

const { values } = parseArgs({
  options: {
    bodies: { type: "string", default: "100000" },
    paths: { type: "string", default: "20000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const options: FuzzOptions = {
  bodies: Number(values.bodies),
  paths: Number(values.paths),
  seed: Number(values.seed),
};
if (!Object.values(options).every((value) => Number.isInteger(value) && value >= 0))
  throw new Error("npm run fuzz -- --bodies 100000 --paths 20000 --seed 1");
if (!isBuilt())
  throw new Error("The pages are not built, or older than their sources. Run `npm run build` first.");

async function fuzz(stack: Stack): Promise<boolean> {
  const heap = await stack.start(async () => watchHeap());
  const product = await startBuiltProduct(stack, { processes: 1, accounts: ACCOUNTS, people: ["jonas"] });
  await product.worker.end();
  // Customers who pay themselves cannot be changed by us: each body is judged by every rule, and then refused.
  await product.db.$client.query("update accounts set pay_mode = 'sub'");
  const warm = { ...WARM_UP, seed: options.seed + 1 };
  await fuzzBodies(product, warm);
  await fuzzPaths(product, warm);
  await product.control.clearCounts();
  const before = await heap.held();
  const began = performance.now();
  const bodies = await fuzzBodies(product, options);
  const paths = await fuzzPaths(product, options);
  const seconds = (performance.now() - began) / 1000;
  const after = await heap.held();
  const { total } = await product.control.counts();
  const growth = after.heapUsed + after.external - before.heapUsed - before.external;
  const bad = [...bodies.broken, ...paths.broken];
  const sum = (statuses: Record<string, number>, from: number) =>
    Object.entries(statuses).reduce((sum, [status, count]) => sum + (Number(status) >= from ? count : 0), 0);
  const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const row = (name: string, { statuses }: typeof bodies) => [
    name,
    String(sum(statuses, 0)),
    String(sum(statuses, 500) + (statuses[0] ?? 0)),
    Object.entries(statuses)
      .map(([status, count]) => `${status}: ${count}`)
      .join(", "),
  ];
  for (const line of tableLines(
    ["", "sent", "5xx or none", "answers"],
    [row("bodies", bodies), row("paths", paths)],
  ))
    say(line);
  say(`calls that reached Zoom: ${total}`);
  say(
    `heap and buffers held: ${mib(before.heapUsed + before.external)} before, ${mib(after.heapUsed + after.external)} after (${mib(growth)} more)`,
  );
  say(`resident: ${mib(before.rss)} before, ${mib(after.rss)} after; ${seconds.toFixed(0)} s`);
  for (const line of bad) say(line);
  return bad.length === 0 && total === 0 && growth <= MOST_GROWTH && !bodies.statuses[429];
}

const stack = new Stack();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stack.stop().then(() => process.exit(1)));
}
try {
  say(`seed ${options.seed}`);
  if (!(await fuzz(stack))) process.exitCode = 1;
} finally {
  await stack.stop();
}
