import type { Client } from "pg";

const SNAPSHOT = ["accounts", "account_plans", "plan_lines"] as const;
const QUEUE = ["account_checks", "account_renewals"] as const;

/** Rows of the snapshot that are written while `work` runs; the queue's own narrow rows are told apart. */
export async function rowsWritten(
  database: Client,
  work: () => Promise<void>,
): Promise<{ snapshot: number; queue: number }> {
  const { rows } = await database.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
  const xid = rows[0]?.xid ?? "0";
  await work();
  const count = async (table: string) => {
    const found = await database.query<{ n: number }>(
      `select count(*)::int as n from ${table} where xmin::text::bigint >= $1::bigint`,
      [xid],
    );
    return found.rows[0]?.n ?? 0;
  };
  const sum = async (tables: readonly string[]) => {
    let all = 0;
    for (const table of tables) all += await count(table);
    return all;
  };
  return { snapshot: await sum(SNAPSHOT), queue: await sum(QUEUE) };
}

/** The largest tables and indexes of the snapshot, for whoever wants it smaller. */
export async function largestParts(database: Client): Promise<string> {
  const { rows } = await database.query<{ name: string; size: string }>(
    `
    select c.relname as name, pg_size_pretty(pg_table_size(c.oid)) as size
    from pg_class c left join pg_index i on i.indexrelid = c.oid
    where coalesce(i.indrelid, c.oid)::regclass::text = any($1) order by pg_table_size(c.oid) desc limit 10`,
    [[...SNAPSHOT, ...QUEUE]],
  );
  return rows.map(({ name, size }) => `${name} ${size}`).join(", ");
}

/** Bytes of the snapshot on disk with all indexes, and of the JSON that Zoom answered about the plans in it. */
export async function snapshotBytes(database: Client): Promise<{ disk: number; plans: number }> {
  const tables = [...SNAPSHOT, ...QUEUE].map((table) => `pg_total_relation_size('${table}')`).join(" + ");
  await database.query("vacuum analyze");
  const { rows } = await database.query<{ disk: string; plans: string }>(
    `select ${tables} as disk, (select sum(octet_length(raw::text)) from account_plans) as plans`,
  );
  const [row] = rows;
  return { disk: Number(row?.disk), plans: Number(row?.plans) };
}
