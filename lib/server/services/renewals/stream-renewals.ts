import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { RenewalRow } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import type { Context } from "@/lib/server/context";
import { renewalRow, renewalStatement } from "@/lib/server/services/renewals/renewal-rows";

const AT_ONCE = 1_000;
const dialect = new PgDialect();

/**
 * What holds while a cursor is read. A reader may pause for ten minutes; and the first rows matter more than the last:
 * they come along an index, one after another, instead of whole tables being read, joined and sorted before.
 */
export const READING = [
  "set local idle_in_transaction_session_timeout = '10min'",
  "set local cursor_tuple_fraction = 0.0001",
];

/** The statement that opens the cursor over a query's rows. */
export function cursorStatement(query: RenewalQuery): SQL {
  return sql`declare renewals no scroll cursor for ${renewalStatement(query)}`;
}

/**
 * The rows of a query some at a time, in its order, all of one moment. Takes one connection until the reader has them
 * all or goes away; one that takes nothing for ten minutes loses the rest.
 */
export async function* streamRenewals(
  { pool }: Pick<Context, "pool">,
  query: RenewalQuery,
): AsyncGenerator<RenewalRow[]> {
  const client = await pool.connect();
  let whole = false;
  try {
    const { sql: text, params } = dialect.sqlToQuery(cursorStatement(query));
    await client.query("begin read only");
    for (const setting of READING) await client.query(setting);
    await client.query(text, params);
    for (;;) {
      const { rows } = await client.query(`fetch ${AT_ONCE} from renewals`);
      if (rows.length === 0) break;
      yield rows.map(renewalRow);
    }
    await client.query("commit");
    whole = true;
  } finally {
    // A connection on which rows still wait is not used again.
    client.release(!whole);
  }
}
