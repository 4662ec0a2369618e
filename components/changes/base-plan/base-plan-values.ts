import type { PlanLine } from "@/lib/domain/plan-line";
import { basePlanLine } from "@/lib/domain/plan-lines";
import { bodyOf, type Wire } from "../wire/wire-path";

/** How the hosts are typed: as the new total, or as how many more. */
export type HostsMode = "total" | "add";

/** The form for the base plan as seen. */
export function basePlanValues(lines: readonly PlanLine[]): Wire {
  const base = basePlanLine([...lines]);
  return { type: base?.type ?? "", mode: "total", hosts: base?.hosts ?? "", increasing_hosts: "" };
}

/** How the hosts are typed now. */
export function modeOf(values: Wire): HostsMode {
  return values.mode === "add" ? "add" : "total";
}

/** The body that the form stands for: only the number of the chosen way is in it. */
export function basePlanBody(values: Wire): Wire {
  const { type, hosts, increasing_hosts } = values;
  return bodyOf(modeOf(values) === "add" ? { type, increasing_hosts } : { type, hosts });
}
