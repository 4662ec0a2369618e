import type { Role } from "./permissions";

/** A signed-in member of the partner's staff; `role` null: signed in but given no access. */
export type Person = { id: string; name: string; email: string | null; role: Role | null };
