import type { Random } from "@/lib/launch/chaos/random";
import { oddTexts, oddValues } from "@/lib/launch/fuzz/odd-values";

type Json = Record<string, unknown>;

const MOST_STEPS = 4;

/** A body that is not, or not quite, what its schema takes: other values, keys or shapes, or spoiled text. */
export function mutatedBody(random: Random, body: Json): Buffer {
  const copy = structuredClone(body);
  for (let step = random.between(1, MOST_STEPS); step > 0; step -= 1) mutateOnce(random, copy);
  const text = JSON.stringify(copy);
  return random.chance(0.15) ? spoiled(random, text) : Buffer.from(text);
}

/** Every object and list within a value, itself first. */
function placesIn(value: unknown): (Json | unknown[])[] {
  if (value === null || typeof value !== "object") return [];
  return [value as Json, ...Object.values(value).flatMap(placesIn)];
}

const STEPS: ((random: Random, place: Json, keys: string[]) => void)[] = [
  (random, place, keys) => set(place, random.pick(keys), random.pick(oddValues)),
  (random, place, keys) => set(place, random.pick(keys), random.pick(oddValues)),
  (random, place, keys) => Reflect.deleteProperty(place, random.pick(keys)),
  (random, place) => set(place, random.pick(oddTexts), random.pick(oddValues)),
  (random, place, keys) => set(place, random.pick(keys), nested(random)),
  (random, place, keys) => set(place, random.pick(keys), [place[random.pick(keys)]]),
  (random, place, keys) => set(place, random.pick(keys), place[random.pick(keys)]),
  (random, place, keys) => set(place, random.pick(keys), many(random.between(2, 60))),
  (random, place, keys) => set(place, random.pick(keys), random.between(-10, 10_000)),
];

// Each an object of its own: a change of one that stood in all places would grow the body without end.
function many(count: number): unknown[] {
  return Array.from({ length: count }, () => ({ type: "monthly", hosts: 1 }));
}

function mutateOnce(random: Random, body: Json): void {
  const place = random.pick(placesIn(body)) as Json;
  const keys = Object.keys(place);
  random.pick(STEPS)(random, place, keys.length > 0 ? keys : ["type"]);
}

// Plain assignment to `__proto__` would set our own copy's prototype instead of a key.
function set(place: Json, key: string, value: unknown): void {
  if (Array.isArray(place) && key === "length") return;
  const own = structuredClone(value);
  Object.defineProperty(place, key, { value: own, enumerable: true, configurable: true, writable: true });
}

function nested(random: Random): unknown {
  const list = random.chance(0.5);
  let value: unknown = 1;
  for (let level = random.between(1, 40); level > 0; level -= 1) value = list ? [value] : { a: value };
  return value;
}

/** Cut off, one byte changed, a part twice, or more behind its end. */
function spoiled(random: Random, text: string): Buffer {
  const bytes = Buffer.from(text);
  const at = random.between(0, bytes.length - 1);
  switch (random.between(0, 3)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      bytes[at] = random.between(0, 255);
      return bytes;
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(random.between(0, at))]);
    default:
      return Buffer.concat([bytes, Buffer.from(random.pick(oddTexts))]);
  }
}
