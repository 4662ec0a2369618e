import "server-only";
import type { ClientBase } from "pg";

/**
 * SQL for the role's name, asked by the owner. It follows the login's, so that two products with logins of their own
 * on one server do not share a role.
 */
export const APP_ROLE = "(left(current_user, 59) || '_app')::name";
// A role that somebody signs in with belongs to somebody else. SET is a right of its own from PostgreSQL 16 on.
const IS_OURS = `rolname = ${APP_ROLE} and not rolcanlogin and not rolsuper and pg_has_role(session_user, rolname,
  case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end)`;

/** What the product may do with the audit; its triggers write the chain with the owner's rights. */
const AUDIT_RIGHTS = {
  audit_events: "select, insert",
  audit_chain: "select",
  audit_checkpoints: "select, insert",
};

/**
 * Makes the role under which the product works and gives it what it needs on each table there is: everything but the
 * audit may be read and written, nothing belongs to it. Done anew at each start, since tables come and the role may
 * have been made by hand in between. Where the login may not make roles and nobody made it one, nothing happens.
 */
export async function grantAppRole(owner: ClientBase): Promise<void> {
  await owner.query(`do $$
    declare
      app name := ${APP_ROLE};
      part record;
    begin
      begin
        if not exists (select from pg_roles where rolname = app) then execute format('create role %I', app); end if;
        if not exists (select from pg_roles where ${IS_OURS}) then
          execute format('grant %I to %I', app, current_user);
        end if;
      exception
        -- The first two: a start on another database of the server did it at this moment.
        when duplicate_object or unique_violation or insufficient_privilege then null;
      end;
      if not exists (select from pg_roles where ${IS_OURS}) then return; end if;
      execute format('grant usage on schema public, graphile_worker to %I', app);
      for part in
        select oid, oid::regclass as name, relkind, relrowsecurity from pg_class
        where relkind in ('r', 'v', 'S') and relowner = (select oid from pg_roles where rolname = current_user)
          and relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
      loop
        execute format(
          case part.relkind when 'S' then 'grant usage, select on sequence %s to %I'
            else 'grant select, insert, update, delete on %s to %I' end, part.name, app);
        -- The queue's tables are closed row by row to all but their owner.
        if part.relrowsecurity
          and not exists (select from pg_policy where polrelid = part.oid and polname = app) then
          execute format('create policy %I on %s to %I using (true) with check (true)', app, part.name, app);
        end if;
      end loop;
      ${Object.entries(AUDIT_RIGHTS)
        .map(
          ([table, rights]) => `
      execute format('revoke all on public.${table} from %I', app);
      execute format('grant ${rights} on public.${table} to %I', app);`,
        )
        .join("")}
    end $$`);
}

/**
 * Makes a pool's `onConnect`, by which each new connection works under the product's role, in a database where the role
 * was given its rights; elsewhere connections stay what they are. Which of both it is the first one asks.
 */
export function takeAppRole(): (connection: ClientBase) => Promise<void> {
  let asked: Promise<string | null> | undefined;
  return async (connection) => {
    asked ??= findRole(connection);
    const role = await asked.catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    if (role !== null) await connection.query(`set role ${role}`);
  };
}

async function findRole(connection: ClientBase): Promise<string | null> {
  const { rows } = await connection.query<{ role: string }>(`select quote_ident(rolname) as role from pg_roles
    where ${IS_OURS} and has_table_privilege(rolname, to_regclass('public.audit_events')::oid, 'insert')`);
  return rows[0]?.role ?? null;
}
