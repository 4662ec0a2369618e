import "server-only";
import type { Env } from "@/lib/server/env";
import type { Priority, RateLabel } from "@/lib/server/zoom/call";

/** How calls of one label and priority are spaced while Zoom lets us; times in seconds. */
export type RatePlan = {
  /** How far one call pushes the next. */
  cost: number;
  /** How much of a queue may be jumped, which is what lets a short burst through. */
  burst: number;
  /** How far ahead a place may be taken. Whoever must go first may look further, and so passes all others. */
  horizon: number;
  /** The longest wait in this process. */
  patience: number;
  /** Calls of one UTC day; null: no limit is published for the label. */
  dailyCap: number | null;
};

type Tier = Env["zoom"]["rateTier"];
type Settings = Pick<Env["zoom"], "rateTier" | "rateShare">;

/** Calls a second, for all apps of the master account together (zoom-api.md 4). */
const PER_SECOND: Readonly<Record<Tier, Readonly<Record<RateLabel, number>>>> = {
  business: { light: 80, medium: 60, heavy: 40 },
  pro: { light: 30, medium: 20, heavy: 10 },
};
const HEAVY_PER_DAY: Readonly<Record<Tier, number>> = { business: 60_000, pro: 30_000 };

/** Only changes may use the rest of the day's Heavy calls. */
const DAY_BEFORE_WRITES = 0.7;
/** Background work leaves the other half of a burst to people. */
const BACKGROUND_BURST = 0.5;
// All places that are taken and not used yet lie within these, in all processes together: so a write never waits
// behind more than what background work or people may take.
const HORIZON: Readonly<Record<Priority, number>> = { write: 0.25, person: 0.15, background: 0.1 };
const PATIENCE: Readonly<Record<Priority, number>> = { write: 10, person: 5, background: 30 };

/** Zoom's limit of a label, in calls a second. */
export function limitPerSecond({ rateTier }: Pick<Settings, "rateTier">, label: RateLabel): number {
  return PER_SECOND[rateTier][label];
}

/** Our share of Zoom's limit of a label, in calls a second. */
export function sharePerSecond({ rateTier, rateShare }: Settings, label: RateLabel): number {
  return PER_SECOND[rateTier][label] * rateShare;
}

/** Our share of the calls of a day; null: Zoom publishes no daily limit of the label. */
export function sharePerDay({ rateTier, rateShare }: Settings, label: RateLabel): number | null {
  return label === "heavy" ? Math.floor(HEAVY_PER_DAY[rateTier] * rateShare) : null;
}

/** Takes the settings, a label and who waits; returns the spacing that keeps us within our share of Zoom's limit. */
export function ratePlan(settings: Settings, label: RateLabel, priority: Priority): RatePlan {
  const limit = PER_SECOND[settings.rateTier][label];
  const rate = sharePerSecond(settings, label);
  // A full burst and a full second after it must together stay below the limit.
  const burstCalls = Math.max(1, Math.floor(Math.min((limit - rate) / 2, rate / 8)));
  const burst = (burstCalls - 1) / rate;
  const day = sharePerDay(settings, label);
  return {
    cost: 1 / rate,
    burst: priority === "background" ? burst * BACKGROUND_BURST : burst,
    horizon: HORIZON[priority],
    patience: PATIENCE[priority],
    dailyCap: day !== null && priority !== "write" ? Math.floor(day * DAY_BEFORE_WRITES) : day,
  };
}
