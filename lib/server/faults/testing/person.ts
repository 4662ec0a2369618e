import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/domain/permissions";
import type { Caller } from "@/lib/server/context";

/** A caller of a role, for a process that is no test itself. */
export function callerAs(role: Role): Caller {
  const person = { id: `fault:${role}`, name: "Paula Partner", email: null, role };
  return { person, requestId: randomUUID(), ip: null };
}
