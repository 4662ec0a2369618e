import "server-only";
import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { RenewalRow } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import type { Context } from "@/lib/server/context";
import { readRows } from "@/lib/server/db/read-rows";
import { renewalRow, renewalSource, renewalStatement } from "@/lib/server/services/renewals/renewal-rows";

const AT_ONCE = 1_000;
const READER_PAUSES = "10min";
const dialect = new PgDialect();

/** Sums over the rows of a query; cancelled and expired lines count only as `rows`. */
export type RenewalSums = {
  rows: number;
  lines: number;
  accounts: number;
  hosts: number;
  oldestReadAt: string | null;
  newestReadAt: string | null;
};

/** Sums up in the database what `streamRenewals` gives row by row. */
export async function sumRenewals({ db }: Pick<Context, "db">, query: RenewalQuery): Promise<RenewalSums> {
  const invoiced = sql`coalesce(plan_lines.status, '') not in ('cancelled', 'expired')`;
  const [row] = await readRows<
    Omit<RenewalSums, "oldestReadAt" | "newestReadAt"> & { oldest: Date | null; newest: Date | null }
  >(
    db,
    sql`select count(*)::int as "rows", (count(*) filter (where ${invoiced}))::int as "lines",
      (count(distinct accounts.id) filter (where ${invoiced}))::int as "accounts",
      coalesce(sum(plan_lines.hosts) filter (where ${invoiced}), 0)::float8 as "hosts",
      min(accounts.plans_read_at) as "oldest", max(accounts.plans_read_at) as "newest" ${renewalSource(query)}`,
  );
  const { oldest = null, newest = null, ...sums } = row ?? { rows: 0, lines: 0, accounts: 0, hosts: 0 };
  return {
    ...sums,
    oldestReadAt: oldest?.toISOString() ?? null,
    newestReadAt: newest?.toISOString() ?? null,
  };
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
    const { sql: text, params } = dialect.sqlToQuery(renewalStatement(query));
    await client.query("begin read only");
    await client.query(`set local idle_in_transaction_session_timeout = '${READER_PAUSES}'`);
    await client.query(`declare renewals no scroll cursor for ${text}`, params);
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
