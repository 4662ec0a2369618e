import "server-only";
import type { Context } from "@/lib/server/context";
import { APP_ROLE } from "@/lib/server/db/app-role";

/**
 * Says in the log when the product's own connections might change or remove what stands in the audit, because the
 * database has no role for them that may only add to it.
 */
export async function warnOfOpenAudit({ pool, log }: Pick<Context, "pool" | "log">): Promise<void> {
  const { rows } = await pool.query<{ open: boolean; login: string; role: string }>(`
    select has_table_privilege('public.audit_events', 'update') as open,
      quote_ident(current_user) as login, quote_ident(${APP_ROLE}) as role`);
  const [found] = rows;
  if (!found?.open) return;
  const { login, role } = found;
  log.warn(
    { login, role },
    "the database has no role for Plandesk that only adds to the audit, and the login may not make one: triggers alone " +
      `protect the audit. Let an administrator of the database run: create role ${role}; grant ${role} to ${login}; ` +
      "then start Plandesk again",
  );
}
