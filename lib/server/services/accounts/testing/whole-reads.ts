import "server-only";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { ClientBase, Pool } from "pg";

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Plan Rows": number;
  Plans?: Plan[];
};

const dialect = new PgDialect();
/** The part of a table that a limit may let be read without an index. */
const MOST_OF_TABLE = 0.2;

// Of accounts few rows that fill many pages, since an index of what is searched takes long to write.
const FILLERS = {
  accounts: { key: "id", perPage: 5, row: { search: "", other_fields: { filler: "x".repeat(1_300) } } },
  account_checks: { key: "account_id", perPage: 75, row: {} },
};
const PAGE_BYTES = 8_192;

/**
 * Lets the planner take each table for `times` as many rows as it has, and gives those of the directory as many times
 * the pages, by rows that are not kept: the planner looks at a file's size itself.
 */
export async function standAsLarge(owner: Pool, times: number): Promise<void> {
  const connection = await owner.connect();
  await connection.query("set session_replication_role = replica");
  for (const table of ["accounts", "account_checks"] as const) await fill(connection, table, times - 1);
  await connection.query(
    `select pg_restore_relation_stats('schemaname', 'public', 'relname', relname::text,
      'relpages', (pg_relation_size(oid) / ${PAGE_BYTES})::integer, 'reltuples', (reltuples * $1)::real)
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 1000`,
    [times],
  );
  connection.release(true);
}

async function fill(connection: ClientBase, table: keyof typeof FILLERS, times: number): Promise<void> {
  const { key, perPage, row } = FILLERS[table];
  await connection.query(`alter table ${table} set (autovacuum_enabled = false)`);
  await connection.query("begin");
  await connection.query(
    `insert into ${table} select filled.*
    from (select to_jsonb(kept) || $1 as row from ${table} kept limit 1) kept,
      generate_series(1, pg_relation_size($2::regclass) / ${PAGE_BYTES} * $3 * ${perPage}) as n,
      jsonb_populate_record(null::${table}, row || jsonb_build_object('${key}', row ->> '${key}' || n)) as filled`,
    [row, table, times],
  );
  await connection.query("rollback");
}

/**
 * The tables of which a statement, planned as the product's connections plan it, reads row after row, without an index.
 * Not those where a limit is expected to end that within a fifth of the table: what most rows satisfy is found sooner
 * so than by any index.
 * @param planned "for any values": as a statement is planned that `runStatement` has run before
 */
export async function wholeReads(
  connection: Pool | ClientBase,
  statement: SQL,
  planned: "for its values" | "for any values" = "for its values",
): Promise<string[]> {
  const { sql, params } = dialect.sqlToQuery(statement);
  const { rows } =
    planned === "for any values"
      ? await connection.query(`explain (generic_plan, format json) ${sql}`)
      : await connection.query(`explain (format json) ${sql}`, params);
  return scans(rows[0]["QUERY PLAN"][0].Plan, 1);
}

function scans(plan: Plan, part: number): string[] {
  const [only, ...others] = plan.Plans ?? [];
  const isScan = plan["Node Type"].includes("Seq Scan");
  const own = isScan && part > MOST_OF_TABLE ? [plan["Relation Name"] ?? ""] : [];
  const ends = plan["Node Type"] === "Limit" && only?.["Node Type"] === "Seq Scan" && others.length === 0;
  const below = ends ? plan["Plan Rows"] / only["Plan Rows"] : 1;
  return [...own, ...(plan.Plans ?? []).flatMap((child) => scans(child, below))];
}
