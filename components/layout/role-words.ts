import type { Role } from "@/lib/domain/permissions";

/** A role as people read it. */
export const roleWords: Record<Role, string> = {
  support: "Support",
  finance: "Finance",
  partner: "Partner staff",
  admin: "Admin",
};
