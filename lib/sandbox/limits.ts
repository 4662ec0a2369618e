import type { SandboxSettings } from "./options";

/** Zoom's label of a call: what it counts against. */
export type Label = "Light" | "Medium" | "Heavy";

/** Calls a second by tier and label, and heavy calls a day (references/rate-limits). */
const PER_SECOND = {
  business: { Light: 80, Medium: 60, Heavy: 40 },
  pro: { Light: 30, Medium: 20, Heavy: 10 },
} as const;
const HEAVY_PER_DAY = { business: 60_000, pro: 30_000 } as const;

/** How a call stands against its limit; `limited` says which limit it broke. */
export type LimitState = {
  label: Label;
  limited: "qps" | "daily" | null;
  limit: number;
  remaining: number;
  now: Date;
};

/** Counts calls in any sliding second by label, and heavy calls by UTC day. */
export class Limits {
  #recent: Record<Label, number[]> = { Light: [], Medium: [], Heavy: [] };
  #day = "";
  #heavyToday = 0;

  /** Takes one call of `label` at `now`; a call above the limit is not counted. */
  take(label: Label, now: Date, settings: SandboxSettings): LimitState {
    const perSecond = Math.floor(PER_SECOND[settings.rateTier][label] * settings.limitScale);
    const recent = this.#recent[label].filter((time) => time > now.getTime() - 1000 && time <= now.getTime());
    this.#recent[label] = recent;
    const state = { label, limit: perSecond, remaining: 0, now };
    if (settings.enforceLimits && this.#dayIsFull(label, now, settings))
      return { ...state, limited: "daily" };
    if (settings.enforceLimits && recent.length >= perSecond) return { ...state, limited: "qps" };
    recent.push(now.getTime());
    if (label === "Heavy") this.#heavyToday += 1;
    return { ...state, limited: null, remaining: Math.max(0, perSecond - recent.length) };
  }

  /** Uses up heavy calls of the day, so that a test need not make 60,000. */
  spendHeavy(calls: number, now: Date): void {
    this.#turnDay(now);
    this.#heavyToday += calls;
  }

  clear(): void {
    this.#recent = { Light: [], Medium: [], Heavy: [] };
    this.#heavyToday = 0;
  }

  #dayIsFull(label: Label, now: Date, settings: SandboxSettings): boolean {
    this.#turnDay(now);
    return label === "Heavy" && this.#heavyToday >= HEAVY_PER_DAY[settings.rateTier];
  }

  #turnDay(now: Date): void {
    const day = now.toISOString().slice(0, 10);
    if (day !== this.#day) this.#heavyToday = 0;
    this.#day = day;
  }
}
