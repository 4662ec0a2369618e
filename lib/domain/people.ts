import { z } from "zod";
import { type Role, roles } from "./permissions";

/** Somebody who has signed in at least once. Moments are ISO 8601 in UTC. */
export type ListedPerson = {
  id: string;
  name: string;
  email: string | null;
  role: Role | null;
  /** What the company's groups give; it is the role unless an admin gave another. */
  groupRole: Role | null;
  /** The admin who gave the role; null: the groups did. */
  roleGivenBy: string | null;
  disabledAt: string | null;
  lastSignInAt: string;
  sessions: ListedSession[];
};

/** A sign-in that lasts. `device` is what the browser calls itself. */
export type ListedSession = {
  id: string;
  startedAt: string;
  seenAt: string;
  ip: string | null;
  device: string | null;
  /** True for the one that asks. */
  own: boolean;
};

/** Answer of GET /api/people. */
export type PeoplePage = { items: ListedPerson[] };

/** Body of PATCH /api/people/{personId}: a role of their own, the role of their groups again, or in and out. */
export const changePersonSchema = z.union([
  z.strictObject({ role: z.enum(roles, { error: "There is no such role" }).nullable() }),
  z.strictObject({ roleFrom: z.literal("groups") }),
  z.strictObject({ disabled: z.boolean() }),
]);
export type ChangePerson = z.infer<typeof changePersonSchema>;
