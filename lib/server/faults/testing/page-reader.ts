import { createDispatch } from "@/lib/server/zoom/dispatcher";
import { request } from "@/lib/server/zoom/request";

// Reads web pages in a process of its own and tells by how much it grew for a thousand of them, in bytes.
const [url = "", runs = "0"] = process.argv.slice(2);
const BLOCKS = 5;
const block = Math.ceil(Number(runs) / BLOCKS);
const { reads } = createDispatch(3_000);

async function readPages(times: number): Promise<number> {
  let failed = 0;
  for (let done = 0; done < times; done += 1) {
    const order = {
      method: "GET",
      url: `${url}/x`,
      headers: {},
      deadlineMs: 5_000,
      dispatch: reads,
      secrets: [],
    };
    const { text } = await request(order);
    if (text === null) failed += 1;
  }
  return failed;
}

async function sizes(): Promise<{ rss: number; live: number }> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((go) => setTimeout(go, 30));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, live: heapUsed + external };
}

await readPages(block);
const first = await sizes();
let failed = 0;
let last = first;
const grown: number[] = [];
for (let done = 0; done < BLOCKS; done += 1) {
  failed += await readPages(block);
  const now = await sizes();
  grown.push(now.rss - last.rss);
  last = now;
}
// A leak grows the process in every block; room that the allocator takes at once and keeps does not.
const perThousand = 1_000 / block;
process.send?.({
  failed,
  rss: Math.min(...grown) * perThousand,
  live: ((last.live - first.live) / BLOCKS) * perThousand,
});
