import type { Settler } from "@/lib/domain/change";
import { rolesWith } from "@/lib/domain/permissions";

/** Whom to ask to settle by hand: "Jonas Weil, admin"; the role alone while nobody of it has signed in. */
export function settlersWords(settlers: readonly Settler[]): string {
  if (settlers.length === 0) return rolesWith("changes.settle").join(" or ");
  return settlers.map(({ name, role }) => `${name}, ${role}`).join("; ");
}
