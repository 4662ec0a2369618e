import type { AddAddonRequest, UpdateAddonRequest } from "@/lib/domain/addon";
import type { ChangeBasePlanRequest } from "@/lib/domain/change-base-plan";
import type { PlanLine } from "@/lib/domain/plan-line";
import { basePlanLine } from "@/lib/domain/plan-lines";
import type { SubscribeRequest } from "@/lib/domain/subscribe";
import type { Random } from "@/lib/launch/chaos/random";
import { SAMPLE_CONTACT } from "@/lib/sandbox/documented/subscribe-body";

/** What a person asks for. */
export type Wish =
  | { kind: "subscribe"; request: SubscribeRequest }
  | { kind: "change_base_plan"; request: ChangeBasePlanRequest }
  | { kind: "add_addon"; request: AddAddonRequest }
  | { kind: "update_addon"; request: UpdateAddonRequest };

const BASE = "business_monthly";
// The published range of the plan above.
const [LEAST, MOST] = [10, 49];
const ADDONS = ["webinar500_monthly", "large500_monthly", "zwb_monthly", "zroom_monthly", "zsched_monthly"];

/** Something that the plans on the person's screen allow. */
export function wishFor(random: Random, lines: PlanLine[]): Wish {
  const hosts = basePlanLine(lines)?.hosts ?? null;
  if (hosts === null) return subscription(random);
  const bought = lines.filter((line) => ADDONS.includes(line.type ?? "") && line.hosts !== null);
  const missing = ADDONS.filter((code) => !lines.some((line) => line.type === code));
  const turn = random.next();
  if (turn < 0.2 && missing.length > 0) {
    return { kind: "add_addon", request: { type: random.pick(missing), hosts: random.between(1, 3) } };
  }
  if (turn < 0.45 && bought.length > 0) return otherAddonHosts(random, random.pick(bought));
  return otherBaseHosts(random, hosts);
}

function subscription(random: Random): Wish {
  const base = { type: BASE, hosts: random.between(LEAST, 30) };
  const webinar = random.chance(0.5) ? { plan_webinar: [{ type: "webinar500_monthly", hosts: 2 }] } : {};
  return { kind: "subscribe", request: { contact: SAMPLE_CONTACT, plan_base: base, ...webinar } };
}

function otherAddonHosts(random: Random, line: PlanLine): Wish {
  const now = line.hosts ?? 1;
  const hosts = now > 1 && random.chance(0.4) ? random.between(1, now - 1) : Math.min(9, now + 1);
  return { kind: "update_addon", request: { type: line.type ?? "", hosts: hosts === now ? 1 : hosts } };
}

function otherBaseHosts(random: Random, now: number): Wish {
  if (now < MOST && random.chance(0.65)) {
    const more = random.between(1, Math.min(3, MOST - now));
    const request = random.chance(0.3)
      ? { type: BASE, increasing_hosts: more }
      : { type: BASE, hosts: now + more };
    return { kind: "change_base_plan", request };
  }
  const hosts = now > LEAST ? random.between(LEAST, Math.min(MOST, now - 1)) : now + 1;
  return { kind: "change_base_plan", request: { type: BASE, hosts } };
}
