import { pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "@/lib/server/db/columns";

/** One row for whom or what requests are counted: the theoretical arrival time of GCRA, by the database's clock. */
export const requestCaps = pgTable("request_caps", {
  key: text("key").primaryKey(),
  arrival: moment("arrival").notNull(),
});
