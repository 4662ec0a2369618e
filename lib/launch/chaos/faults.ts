import type { Random } from "@/lib/launch/chaos/random";
import type { FaultAction, FaultRule } from "@/lib/sandbox/faults/fault";

/** Milliseconds: how long a late change takes to arrive, which must be longer than the product waits, and a stale read lasts. */
export type FaultTimes = { late: number; stale: number; delay: number };

type Draw = (random: Random, times: FaultTimes) => FaultAction;

const STATUSES = [500, 502, 503, 504, 408];

// None of them is a whole and good answer to a change that was not carried out: against a Zoom that lies, a decrease
// that shows only at the renewal has no proof.
const ON_WRITE: Draw[] = [
  (_, { delay }) => ({ kind: "delay", ms: delay }),
  () => ({ kind: "hang" }),
  () => ({ kind: "reset_before" }),
  () => ({ kind: "reset_after" }),
  () => ({ kind: "apply_no_answer" }),
  (random, { late }) => ({ kind: "apply_late", ms: late, connection: random.pick(["hang", "reset"]) }),
  (random, { late }) => ({ kind: "apply_late", ms: late, connection: random.pick(["hang", "reset"]) }),
  (random) => ({ kind: "status", status: random.pick(STATUSES), apply: random.chance(0.5) }),
  (random) => ({ kind: "status", status: random.pick(STATUSES), apply: random.chance(0.5) }),
  (random) => ({ kind: "html", status: random.pick([200, 502]), apply: random.chance(0.5) }),
  (random) => ({ kind: "cut_json", reset: random.chance(0.5), apply: random.chance(0.5) }),
  (random) => ({ kind: "redirect", location: "http://127.0.0.1:9/", apply: random.chance(0.5) }),
  (random) => ({ kind: "duplicate_keys", apply: random.chance(0.5) }),
  (random) => ({ kind: "drip", part: random.pick(["head", "body"]), everyMs: 50, apply: true }),
  (_, { stale }) => ({ kind: "stale_reads", ms: stale }),
  () => ({ kind: "status", status: 200, body: { code: 200, message: "Not this time." } }),
  () => ({ kind: "status", status: 300, body: { code: 300, message: "Not this time." } }),
  () => ({ kind: "expired_token" }),
];

const ON_READ: Draw[] = [
  (_, { delay }) => ({ kind: "delay", ms: delay }),
  () => ({ kind: "hang" }),
  () => ({ kind: "reset_before" }),
  (random) => ({ kind: "status", status: random.pick(STATUSES) }),
  () => ({ kind: "html", status: 200 }),
  () => ({ kind: "cut_json" }),
  () => ({ kind: "duplicate_keys" }),
  () => ({ kind: "null_plans" }),
  () => ({ kind: "wrong_types" }),
  (_, { stale }) => ({ kind: "stale_reads", ms: stale }),
  () => ({ kind: "expired_token" }),
];

// One 429 stops a label for a whole second in every process: many of them would test nothing else.
const LIMITED_SHARE = 0.03;

/** A fault that meets the coming change itself or one of the reads around it, two to one. */
export function faultFor(
  random: Random,
  { accountId, method }: { accountId: string; method: "PUT" | "POST" },
  times: FaultTimes,
): FaultRule {
  const write = random.chance(0.67);
  const match = write ? { accountId, method } : { accountId, method: "GET", nth: random.between(1, 3) };
  if (random.chance(LIMITED_SHARE)) return { match, action: { kind: "rate_limited", limit: "qps" } };
  return { match, action: random.pick(write ? ON_WRITE : ON_READ)(random, times) };
}
