import type { CatalogueEntry } from "./catalogue";

/** A concurrent contact centre package is a package too. */
const STANDS_FOR: Record<string, string> = { contact_center_concurrent: "contact_center_package" };

/** Returns the families that a plan needs beside it and that are not among `present` (references/manage-plans). */
export function missingFamilies(entry: CatalogueEntry, present: string[]): string[] {
  const families = new Set(present.flatMap((family) => [family, STANDS_FOR[family] ?? family]));
  return entry.requires?.filter((family) => !families.has(family)) ?? [];
}
