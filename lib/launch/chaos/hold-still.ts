import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "pg";
import { type Hold, type HoldTrigger, holdTriggers } from "@/lib/launch/chaos/kill-points";
import type { ControlClient } from "@/lib/sandbox/control-client";

/** A process that stands still; `letGo` is for after its death. */
export type Held = { reached(): Promise<boolean>; letGo(): Promise<void> };

const FIRST_LOCK = 710_000_000;
const LOOK_EVERY_MS = 5;

/** Puts the triggers into a database of the run's own, through its owner's pool. They hold only accounts that stand in `chaos_hold`. */
export async function installHolds(pool: Pool): Promise<void> {
  await pool.query(`
    create table chaos_hold (account_id text not null, trigger text not null, lock bigint not null);
    create function chaos_hold_still() returns trigger language plpgsql security definer as $$
      declare row jsonb := to_jsonb(new); held bigint;
      begin
        select lock into held from chaos_hold
          where trigger = tg_argv[0] and account_id = coalesce(row->>'account_id', row->>'target');
        if held is not null then perform pg_advisory_xact_lock(held); end if;
        return new;
      end $$`);
  for (const [name, when] of Object.entries(holdTriggers)) {
    const kind = when.includes("deferrable") ? "constraint trigger" : "trigger";
    await pool.query(`create ${kind} chaos_${name} ${when} execute function chaos_hold_still('${name}')`);
  }
}

/** Prepares to hold the process that changes this account next. `number` is the run's own, `pool` the owner's. */
export async function holdStill(
  hold: Hold,
  where: { pool: Pool; control: ControlClient; accountId: string; number: number },
): Promise<Held> {
  const { control, accountId } = where;
  if (hold.at === "database") return holdInDatabase(hold, where);
  const { id } = await control.addFault({ match: { accountId, ...hold.match }, action: hold.action });
  return {
    reached: async () => (await control.faults()).some((fault) => fault.id === id && fault.met > 0),
    letGo: async () => {},
  };
}

async function holdInDatabase(
  { trigger, endBackend = false }: { trigger: HoldTrigger; endBackend?: boolean },
  { pool, accountId, number }: { pool: Pool; accountId: string; number: number },
): Promise<Held> {
  const lock = FIRST_LOCK + number;
  const own = await pool.connect();
  await own.query("select pg_advisory_lock($1)", [lock]);
  await own.query("insert into chaos_hold values ($1, $2, $3)", [accountId, trigger, lock]);
  const waiting = async () => {
    const { rows } = await pool.query<{ pid: number }>(
      "select pid from pg_locks where locktype = 'advisory' and objid = $1 and not granted",
      [lock],
    );
    return rows.map(({ pid }) => pid);
  };
  const letGo = async () => {
    const pids = await waiting();
    if (endBackend) for (const pid of pids) await pool.query("select pg_terminate_backend($1)", [pid]);
    await own.query("delete from chaos_hold where account_id = $1", [accountId]);
    await own.query("select pg_advisory_unlock($1)", [lock]);
    own.release();
    // Until the backend has seen that its client is gone, its transaction may still be open.
    while (await anyOf(pool, pids)) await wait(LOOK_EVERY_MS);
  };
  return { reached: async () => (await waiting()).length > 0, letGo };
}

async function anyOf(pool: Pool, pids: number[]): Promise<boolean> {
  const { rowCount } = await pool.query("select 1 from pg_stat_activity where pid = any($1)", [pids]);
  return (rowCount ?? 0) > 0;
}
