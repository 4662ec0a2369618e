import "server-only";
import { eq } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";

// Far above any id of Zoom's; keeps a path of 10 kB away from the database.
const LONGEST_ID = 500;

/**
 * The directory's row of a sub-account. Every id from outside goes through here before anything is sent to Zoom.
 * @throws AppError `account_not_found`
 */
export async function findAccount(
  { db }: Pick<Context, "db">,
  accountId: string,
): Promise<typeof accounts.$inferSelect> {
  // Postgres refuses NUL in text, so such an id is nobody's.
  const possible = accountId.length <= LONGEST_ID && !accountId.includes("\0");
  const [row] = possible ? await db.select().from(accounts).where(eq(accounts.id, accountId)) : [];
  if (!row) throw new AppError("account_not_found");
  return row;
}
