import { listedBytes } from "@/lib/launch/bench/listed-bytes";
import { snapshotBytes } from "@/lib/launch/bench/snapshot-writes";
import { startSyncGround } from "@/lib/launch/bench/sync-ground";
import { Stack } from "@/lib/launch/stack";
import { runSync } from "@/lib/server/sync/run-sync";

const stack = new Stack();
try {
  const ground = await startSyncGround(stack, { accounts: 20000, answerMs: 0, share: 1 });
  await ground.control.setSettings({ answerMs: 0, enforceLimits: false });
  await runSync(ground.context);
  const { disk, plans } = await snapshotBytes(ground.database);
  const lists = await listedBytes(ground);
  console.log({ disk, plans, lists, ratio: disk / (plans + lists) });
  const { rows } = await ground.database.query(`select c.relname as name, pg_table_size(c.oid)::int as size, reltuples::int n
    from pg_class c left join pg_index i on i.indexrelid = c.oid
    where coalesce(i.indrelid, c.oid)::regclass::text = any($1) order by 2 desc`, [["accounts","account_plans","plan_lines","account_checks","account_renewals"]]);
  console.table(rows);

  const q = (t: string) => ground.database.query(t);
  const sizes = async (title: string) => { const { rows } = await ground.database.query(`select c.relname as name, pg_table_size(c.oid)::int as size
    from pg_class c left join pg_index i on i.indexrelid = c.oid
    where coalesce(i.indrelid, c.oid)::regclass::text = any($1) order by 2 desc`, [["accounts","account_plans","plan_lines","account_checks","account_renewals"]]); console.log(title, "sum", rows.reduce((x, r) => x + r.size, 0) / (plans + lists)); return rows; };
  for (const t of ["accounts","account_plans","plan_lines","account_checks"]) await q(`vacuum full ${t}`);
  console.table(await sizes("compact"));
  const size = async (t: string) => (await q(`select pg_total_relation_size('${t}')::int s`)).rows[0].s;
  await q(`create table x1 (account_id text, raw jsonb, version text, read_at timestamptz, changed_at timestamptz)`);
  await q(`alter table x1 alter column raw set storage main; alter table x1 set (toast_tuple_target = 128)`);
  await q(`insert into x1 select account_id, raw || '{}'::jsonb, version, read_at, changed_at from account_plans`); await q("vacuum full x1");
  console.log("plans pglz", await size("x1"));
  try { await q(`create table x2 (like x1 including all); alter table x2 alter column raw set compression lz4; alter table x2 alter column raw set storage main; alter table x2 set (toast_tuple_target = 128); insert into x2 select account_id, raw || '{}'::jsonb, version, read_at, changed_at from account_plans`); console.log("plans lz4", await size("x2")); } catch (e) { console.log(String(e)); }
  await q(`create table x3 (account_id text, raw text, version bytea, read_at timestamptz, changed_at timestamptz)`);
  await q(`alter table x3 alter column raw set storage main; alter table x3 set (toast_tuple_target = 128)`);
  await q(`insert into x3 select account_id, raw::text, decode(version,'hex'), read_at, changed_at from account_plans`); console.log("plans text pglz, version bytea", await size("x3"));
  await q(`create table l1 as select account_id, position::smallint as position, path, family, type, hosts, next_invoice_date, status from plan_lines`); console.log("lines slim", await size("l1"));
  await q(`create index l1pk on l1 (account_id, position)`); console.log("lines slim + pk(account,position)", await size("l1"));
  await q(`create index s1 on accounts using gin ((replace(search, E'\n ' || lower(id), '')) gin_trgm_ops)`); console.log("search index without id", await size("s1"));
  await q(`create index h1 on accounts (base_hosts, sort_name)`); console.log("hosts, sort_name", await size("h1"));
  await q(`create index h2 on accounts (base_hosts)`); console.log("hosts", await size("h2"));
  await q(`create index c1 on account_checks (read_at)`); console.log("read_at", await size("c1"));
  await q(`create table a1 as select id, name, account_number, account_type, owner_email, seats, reseller, bulk_license, pay_mode, zoom_created_at, subscription_start, subscription_end, other_fields, sort_name, status, base_type, base_hosts, addon_count, plan_keys, next_invoice_date, plans_read_at, read_failure, open_change_id, open_change_state, changed_elsewhere_at, listed_at, gone_at from accounts`); console.log("accounts without search, addon_families", await size("a1"));
} finally {
  await stack.stop();
}
