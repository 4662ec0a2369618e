import type { ControlClient } from "@/lib/sandbox/control-client";

/** Adds sub-accounts to the pretended Zoom and returns their ids: one in eight is free, half of the rest has an add-on. */
export async function addAccounts(control: ControlClient, count: number, from = 0): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `chaos-account-${from + index}`);
  for (const [index, id] of ids.entries()) {
    const free = index % 8 === 7;
    await control.addAccount({
      id,
      name: `Chaos ${from + index}`,
      accountType: free ? "Free" : "Business",
      number: 500_000_000 + from + index,
      // Outside changes go beyond the published range.
      hostBounds: { min: 1, max: 9_999 },
      plans: free ? {} : boughtPlans(index),
    });
  }
  return ids;
}

function boughtPlans(index: number): Record<string, unknown> {
  const line = (type: string, hosts: number) => ({
    type,
    hosts,
    service_effective_date: "2026-01-15",
    next_invoice_date: "2027-01-15",
    status: "active",
  });
  const base = { plan_base: line("business_monthly", 12 + (index % 20)) };
  return index % 2 === 0 ? base : { ...base, plan_webinar: [line("webinar500_monthly", 2)] };
}
