import type { Plans } from "../state/account";
import { linesOf } from "../state/plan-lines";

const SHOWN = ["type", "hosts", "host", "active_hosts"];

/**
 * Takes an account's plans and returns the 201 of both POSTs: each plan with the partner's SKU and discount.
 * The recording stays a string and its SKU stands in plan_cloud_recording (billing/ma, POST plans).
 */
export function boughtPlans(plans: Plans): Plans {
  const shown = Object.entries(plans).filter(([key]) => !key.startsWith("plan_recording_"));
  const answer = Object.fromEntries(shown.map(([key, value]) => [key, priced(value)]));
  const recording = linesOf(plans).find(({ path }) => path === "plan_recording");
  if (recording !== undefined)
    answer.plan_cloud_recording = { type: recording.type, ...discount(recording.type) };
  return answer;
}

function priced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(priced);
  if (typeof value !== "object" || value === null) return value;
  const node = value as Plans;
  if (typeof node.type !== "string") {
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, priced(inner)]));
  }
  const kept = Object.entries(node).filter(([key]) => SHOWN.includes(key) || key.endsWith("_countries"));
  return { ...Object.fromEntries(kept), ...discount(node.type) };
}

function discount(code: string): Plans {
  const sku = `PAR3-${code
    .replace(/^plan_/, "")
    .replace(/_/g, "-")
    .toUpperCase()}`;
  return { partner_sku: sku, discount_rate: 13.53, discount_percent: 0 };
}
