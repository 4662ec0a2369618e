import { z } from "zod";
import type { SandboxSettings } from "../options";

const settingsSchema = z.strictObject({
  contract: z.enum(["2021", "2026"]),
  decreaseMode: z.enum(["at_renewal", "at_once"]),
  readLagMs: z.int().min(0),
  enforceLimits: z.boolean(),
  rateTier: z.enum(["business", "pro"]),
  rateLimitHeaders: z.boolean(),
  tokenLifeSeconds: z.int().min(1),
  liveTokens: z.enum(["one", "many"]),
  allowQueryGrant: z.boolean(),
  maxPageSize: z.int().min(1),
  answerMs: z.int().min(0),
  limitScale: z.number().positive(),
});

/** Takes a JSON object and returns the settings in it; throws when one is unknown or out of range. */
export function checkedSettings(body: unknown): Partial<SandboxSettings> {
  const parsed = settingsSchema.partial().parse(body);
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
}
