import "server-only";
import type { Env } from "@/lib/server/env";
import type { Priority, RateLabel } from "@/lib/server/zoom/call";

/** How calls of one label and priority are spaced; times in seconds. */
export type RatePlan = {
  /** How far one call pushes the next. */
  cost: number;
  /** How much of a queue may be jumped, which is what lets a short burst through. */
  burst: number;
  /** The longest wait that is worth beginning. */
  patience: number;
  /** Calls of one UTC day; null: no limit is published for the label. */
  dailyCap: number | null;
};

type Tier = Env["zoom"]["rateTier"];

/** Calls a second, for all apps of the master account together (zoom-api.md 4). */
const PER_SECOND: Readonly<Record<Tier, Readonly<Record<RateLabel, number>>>> = {
  business: { light: 80, medium: 60, heavy: 40 },
  pro: { light: 30, medium: 20, heavy: 10 },
};
const HEAVY_PER_DAY: Readonly<Record<Tier, number>> = { business: 60_000, pro: 30_000 };

/** Background calls keep to this part of our share, so that people find room. */
const BACKGROUND_RATE = 0.75;
/** Background work leaves the rest of the day's Heavy calls to changes. */
const BACKGROUND_DAY = 0.7;
// Background calls only queue up this far, so that a person never waits longer behind them.
const PATIENCE: Readonly<Record<Priority, number>> = { write: 10, person: 5, background: 0.2 };

/** Takes the settings, a label and who waits; returns the spacing that keeps us within our share of Zoom's limit. */
export function ratePlan(
  { rateTier, rateShare }: Pick<Env["zoom"], "rateTier" | "rateShare">,
  label: RateLabel,
  priority: Priority,
): RatePlan {
  const limit = PER_SECOND[rateTier][label];
  const rate = limit * rateShare;
  // A full burst and a full second after it must together stay below the limit.
  const burstCalls = Math.max(1, Math.floor(Math.min((limit - rate) / 2, rate / 8)));
  const background = priority === "background";
  const day = label === "heavy" ? Math.floor(HEAVY_PER_DAY[rateTier] * rateShare) : null;
  return {
    cost: 1 / (background ? rate * BACKGROUND_RATE : rate),
    burst: background ? 0 : (burstCalls - 1) / rate,
    patience: PATIENCE[priority],
    dailyCap: day !== null && background ? Math.floor(day * BACKGROUND_DAY) : day,
  };
}
