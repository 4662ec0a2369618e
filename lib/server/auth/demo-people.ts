import "server-only";
import type { Role } from "@/lib/domain/permissions";

/** A person who exists for trying Plandesk out, one of each role. */
export type DemoPerson = { id: string; name: string; email: string; role: Role };

export const demoPeople: readonly DemoPerson[] = [
  { id: "sam", name: "Sam Adeyemi", email: "sam.adeyemi@partner.example", role: "support" },
  { id: "fatima", name: "Fatima Noor", email: "fatima.noor@partner.example", role: "finance" },
  { id: "ines", name: "Ines Okafor", email: "ines.okafor@partner.example", role: "partner" },
  { id: "jonas", name: "Jonas Weil", email: "jonas.weil@partner.example", role: "admin" },
];
