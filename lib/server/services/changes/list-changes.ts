import "server-only";
import { and, count, desc, eq, isNull, lt, type SQL } from "drizzle-orm";
import type { ChangePage } from "@/lib/domain/change";
import type { ChangeQuery } from "@/lib/domain/change-query";
import { authorise } from "@/lib/server/auth/authorise";
import { toChange } from "@/lib/server/changes/change-row";
import type { Caller, Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";

/** The journal, newest first; `total` counts all that the filters let through. Ids sort by time and are the cursor. */
export async function listChanges(context: Context, caller: Caller, query: ChangeQuery): Promise<ChangePage> {
  authorise(caller, "changes.read");
  const { db } = context;
  const filters = filtersOf(query);
  const [counted] = await db
    .select({ total: count() })
    .from(changes)
    .where(and(...filters));
  const rows = await db
    .select()
    .from(changes)
    .where(and(...filters, query.cursor ? lt(changes.id, query.cursor) : undefined))
    .orderBy(desc(changes.id))
    .limit(query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const nextCursor = rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null;
  return { items: shown.map(toChange), nextCursor, total: counted?.total ?? 0 };
}

function filtersOf({ accountId, state, kind, unexplained }: ChangeQuery): SQL[] {
  return [
    accountId === undefined ? undefined : eq(changes.accountId, accountId),
    state === undefined ? undefined : eq(changes.state, state),
    kind === undefined ? undefined : eq(changes.kind, kind),
    unexplained === undefined ? undefined : and(eq(changes.state, "refused"), isNull(changes.explanation)),
  ].filter((filter) => filter !== undefined);
}
