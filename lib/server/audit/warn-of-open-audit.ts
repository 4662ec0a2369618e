import "server-only";
import type { Context } from "@/lib/server/context";

/**
 * Says in the log when the product's own connections might change or remove what stands in the audit, because the
 * database has no role for them that may only add to it.
 */
export async function warnOfOpenAudit({ pool, log }: Pick<Context, "pool" | "log">): Promise<void> {
  const { rows } = await pool.query<{ open: boolean; login: string }>(
    "select has_table_privilege('public.audit_events', 'update') as open, current_user as login",
  );
  const [found] = rows;
  if (!found?.open) return;
  log.warn(
    { login: found.login },
    "the login of DATABASE_URL may not make a role that only adds to the audit: triggers alone protect it. " +
      `Let an administrator of the database run: create role "${found.login}_app"; ` +
      `grant "${found.login}_app" to "${found.login}"; then start Plandesk again`,
  );
}
