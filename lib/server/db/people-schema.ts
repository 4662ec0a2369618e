import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Role } from "@/lib/domain/permissions";
import { moment } from "@/lib/server/db/columns";

/** People who signed in, keyed by who vouched for them; the role is read from here on every request. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    role: text("role").$type<Role>(),
    /** What the groups of the newest sign-in give; it is the role unless an admin gave another. */
    groupRole: text("group_role").$type<Role>(),
    /** Who gave the role; null: the groups did. */
    roleGivenBy: text("role_given_by"),
    disabledAt: moment("disabled_at"),
    lastSignInAt: moment("last_sign_in_at").notNull(),
  },
  (table) => [uniqueIndex("users_identity").on(table.issuer, table.subject)],
);

/** Each sign-in that is not over; without its row a session cookie is worth nothing. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    startedAt: moment("started_at").notNull(),
    /** When the person last proved who they are, as the company says, else the start. */
    verifiedAt: moment("verified_at").notNull(),
    /** When the person last did something, to the minute. */
    seenAt: moment("seen_at").notNull(),
    endedAt: moment("ended_at"),
    ip: text("ip"),
    device: text("device"),
  },
  (table) => [index("sessions_user").on(table.userId, table.startedAt)],
);
