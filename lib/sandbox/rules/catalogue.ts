import rows from "@/lib/domain/catalogue/plan-types.json";

/** A plan code of the catalogue, as far as the sandbox judges by it. */
export type CatalogueEntry = {
  code: string;
  family: string;
  term: string;
  role: "base" | "addon" | "bundle";
  /** Where a request holds it; absent when the references do not say. */
  field?: string;
  min?: number;
  max?: number;
  status?: string;
  requires?: string[];
};

const CATALOGUE = new Map((rows as CatalogueEntry[]).map((row) => [row.code, row]));

/** Zoom Rooms were base plans too in the list of 2018 (references/billing-plans). */
const ROOMS_AS_BASE = new Set(["zroom_monthly", "zroom_yearly"]);

/** Returns the catalogue's entry of a code, of whatever role; also of retired ones such as business_yearly_c50. */
export function findCode(code: string): CatalogueEntry | undefined {
  return CATALOGUE.get(code);
}

/** Returns the entry of a code that PUT base takes; retired codes (github zoom/api#88), unknown ones and add-ons have none. */
export function findBaseCode(code: string, onRoomsBase: boolean): CatalogueEntry | undefined {
  const entry = CATALOGUE.get(code);
  if (entry === undefined || entry.status === "grandfathered") return undefined;
  if (entry.role === "base") return entry;
  return onRoomsBase && ROOMS_AS_BASE.has(code) ? entry : undefined;
}

/** Returns the family of a code, also of a retired one; unknown codes have none. */
export function familyOf(code: string): string | undefined {
  return CATALOGUE.get(code)?.family;
}

/** Says whether a code is a Zoom Rooms base plan. */
export function isRoomsCode(code: string): boolean {
  return ROOMS_AS_BASE.has(code);
}
