import { ruleRefusal } from "../refusal";
import type { Plans } from "../state/account";
import type { Purchase } from "../state/new-line";
import { findCode } from "./catalogue";

/**
 * Reads the plans that a request holds under `path` (a family, a list or one plan) and returns them as purchases.
 * Throws when a code is unknown or stands under a family that is not its own.
 */
export function purchasesUnder(path: string, value: unknown): Purchase[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => purchasesUnder(path, item));
  const node = value as Plans;
  if (typeof node.type !== "string") {
    return Object.entries(node).flatMap(([key, inner]) => purchasesUnder(`${path}.${key}`, inner));
  }
  return [purchaseOf(path, node, node.type)];
}

function purchaseOf(path: string, node: Plans, code: string): Purchase {
  const entry = findCode(code);
  if (entry === undefined || (entry.field !== undefined && !sameField(entry.field, path))) {
    throw ruleRefusal(`Invalid Additional Plan Type: ${code}.`);
  }
  const { type: _type, hosts, ...extra } = node;
  return { entry, path, ...(typeof hosts === "number" ? { hosts } : {}), extra };
}

/** A contact centre package may be sent alone or in a list. */
function sameField(field: string, path: string): boolean {
  return field === path || (field === "plan_zcc.plan_package_list" && path === "plan_zcc.plan_package");
}
