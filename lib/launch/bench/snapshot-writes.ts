import type { Pool } from "pg";

const SNAPSHOT = ["accounts", "account_plans", "plan_lines"] as const;
const QUEUE = ["account_checks", "account_renewals"] as const;

/** Rows of the snapshot that are written while `work` runs; the queue's own narrow rows are told apart. */
export async function rowsWritten(
  pool: Pool,
  work: () => Promise<void>,
): Promise<{ snapshot: number; queue: number }> {
  const { rows } = await pool.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
  const xid = rows[0]?.xid ?? "0";
  await work();
  const count = async (table: string) => {
    const found = await pool.query<{ n: number }>(
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

/** Bytes of the snapshot on disk with all indexes, and of the JSON that Zoom answered about the same sub-accounts. */
export async function snapshotBytes(pool: Pool): Promise<{ disk: number; plans: number; lists: number }> {
  const tables = [...SNAPSHOT, ...QUEUE].map((table) => `pg_total_relation_size('${table}')`).join(" + ");
  await pool.query("vacuum analyze");
  const { rows } = await pool.query<{ disk: string; plans: string; lists: string }>(`select ${tables} as disk,
    (select sum(octet_length(raw::text)) from account_plans) as plans,
    (select sum(octet_length(raw::text)) from accounts) as lists`);
  const [row] = rows;
  return { disk: Number(row?.disk), plans: Number(row?.plans), lists: Number(row?.lists) };
}
