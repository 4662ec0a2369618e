import { findPlanType } from "./plan-catalogue";

/** Allowed hosts of a plan family, both ends included. */
export type HostBounds = { min: number; max: number };

/** Overrides by family, from configuration: contracts differ from the published ranges. */
export type HostBoundsOverrides = Readonly<Record<string, HostBounds>>;

/**
 * The range of hosts for a base plan type (seed 000 and 004: Pro 1-9, Business 10-49, Education 20-149, Free
 * Trial 1-9999), or the minimum that the catalogue names; null when Zoom publishes none.
 */
export function hostBounds(code: string, overrides: HostBoundsOverrides = {}): HostBounds | null {
  const type = findPlanType(code);
  if (!type) return null;
  const override = overrides[type.family];
  if (override) return override;
  if (type.min === undefined && type.max === undefined) return null;
  return { min: type.min ?? 1, max: type.max ?? Number.MAX_SAFE_INTEGER };
}

/** True when `hosts` lies inside; no bounds allow any whole number from 1. */
export function fitsBounds(hosts: number, bounds: HostBounds | null): boolean {
  return hosts >= (bounds?.min ?? 1) && hosts <= (bounds?.max ?? Number.MAX_SAFE_INTEGER);
}

/** The range in words: "10 to 49 hosts", "250 hosts or more". */
export function boundsText(bounds: HostBounds): string {
  if (bounds.max === Number.MAX_SAFE_INTEGER) return `${bounds.min} hosts or more`;
  return `${bounds.min} to ${bounds.max} hosts`;
}
