import { customType, date, timestamp } from "drizzle-orm/pg-core";

/** A moment, kept with its zone and read as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A calendar day, which stays the text it is. */
export const day = (name: string) => date(name, { mode: "string" });

/** Bytes, e.g. a hash. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
