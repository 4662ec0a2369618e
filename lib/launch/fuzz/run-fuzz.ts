import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import type { BuiltProduct } from "@/lib/launch/chaos/built-product";
import { createRandom, type Random } from "@/lib/launch/chaos/random";
import { targets } from "@/lib/launch/fuzz/bodies";
import { mutatedBody } from "@/lib/launch/fuzz/mutate";
import { mutatedPath } from "@/lib/launch/fuzz/paths";

export type FuzzOptions = { bodies: number; paths: number; seed: number };

/** What came of it. `broken` holds the first requests that were answered with a 5xx, or not at all. */
export type FuzzOutcome = { statuses: Record<string, number>; broken: string[] };

type Sent = { method: string; path: string; headers: Record<string, string>; body?: Buffer };

const AT_ONCE = 8;
// People and sub-accounts have so many changes a minute, and roles are given within minutes of a sign-in; both are put
// back this often, so that every body is read and judged.
const RENEW_EVERY = 50;
const RENEW = "delete from request_caps; update sessions set verified_at = now(), seen_at = now()";
const MOST_SHOWN = 20;

/** Sends mutated bodies to every write, as an admin. */
export function fuzzBodies(product: BuiltProduct, { bodies, seed }: FuzzOptions): Promise<FuzzOutcome> {
  return sendAll(product, bodies, (at) => {
    const random = createRandom(seed, 1, at);
    const { method, path, body } = random.pick(targets);
    const mutated = mutatedBody(random, body);
    const headers = {
      ...own(product),
      "content-type": "application/json",
      "content-length": String(mutated.length),
      "idempotency-key": `fuzz-${seed}-${at}`,
      "if-match": '"of-another-day"',
    };
    const accountId = random.pick(product.accounts);
    return { method, path: `/api${path.replace("{accountId}", accountId)}`, headers, body: mutated };
  });
}

/** Asks for mutated paths, half of them signed in. */
export function fuzzPaths(product: BuiltProduct, { paths, seed }: FuzzOptions): Promise<FuzzOutcome> {
  return sendAll(product, paths, (at) => {
    const random: Random = createRandom(seed, 2, at);
    const path = mutatedPath(random);
    return { method: "GET", path, headers: random.chance(0.5) ? own(product) : {} };
  });
}

function own({ origin, cookies }: BuiltProduct): Record<string, string> {
  return { origin, "sec-fetch-site": "same-origin", cookie: cookies[0] ?? "" };
}

async function sendAll(
  product: BuiltProduct,
  count: number,
  make: (at: number) => Sent,
): Promise<FuzzOutcome> {
  const { port } = new URL(product.bases[0] ?? "");
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const outcome: FuzzOutcome = { statuses: {}, broken: [] };
  let next = 0;
  const work = async () => {
    while (next < count) {
      const at = next;
      next += 1;
      if (at % RENEW_EVERY === 0) await product.db.$client.query(RENEW);
      const sent = make(at);
      const { status, body } = await send(agent, Number(port), sent);
      outcome.statuses[status] = (outcome.statuses[status] ?? 0) + 1;
      const isBroken = status >= 500 || status === 0;
      if (isBroken && outcome.broken.length < MOST_SHOWN)
        outcome.broken.push(
          `${status} ${sent.method} ${sent.path} ${sent.body ?? ""}: ${body}`.slice(0, 600),
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
  return outcome;
}

function send(
  agent: Agent,
  port: number,
  { body, ...sent }: Sent,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => {
      // The server closes a connection whose body it did not read to the end, perhaps while we send the next on it.
      if (asked.reusedSocket && error.code === "ECONNRESET")
        resolve(send(agent, port, { ...sent, ...(body && { body }) }));
      else resolve({ status: 0, body: error.message });
    };
    const asked = request({ agent, host: "127.0.0.1", port, ...sent }, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body }), failed);
    });
    asked.on("error", failed).end(body);
  });
}
