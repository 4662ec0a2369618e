import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { type RenewalSort, renewalSorts } from "@/lib/domain/renewal-sorts";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { readSignedText, signText } from "@/lib/server/http/signed-text";
import { cursorError } from "@/lib/server/services/accounts/cursor";
import type { RenewalPlace } from "@/lib/server/services/renewals/renewal-order";

type Parts = Pick<Context, "db" | "env">;

const PURPOSE = "plandesk renewals cursor";

/** Sort, day, hosts, sub-account and position of the last row of a page. */
const contentSchema = z.tuple([
  z.enum(renewalSorts),
  z.string(),
  z.number().nullable(),
  z.string(),
  z.number(),
]);

/** A cursor that leads behind a row. */
export function writeRenewalCursor({ env }: Parts, sort: RenewalSort, place: RenewalPlace): string {
  const content = [sort, place.nextInvoiceDate, place.hosts, place.accountId, place.position];
  return signText(JSON.stringify(content), PURPOSE, env.auth.secret);
}

/**
 * The place that a cursor leads behind.
 * @throws AppError `invalid_query` when it is forged, changed or of another sort, or its sub-account was removed
 */
export async function readRenewalCursor(
  { db, env }: Parts,
  sort: RenewalSort,
  text: string,
): Promise<RenewalPlace> {
  const content = readSignedText(text, PURPOSE, env.auth.secret);
  if (content === null) throw cursorError();
  const [writtenFor, nextInvoiceDate, hosts, accountId, position] = contentSchema.parse(JSON.parse(content));
  if (writtenFor !== sort) throw cursorError();
  // Looked up anew: a cursor must stay short and names are long.
  const [row] = await db
    .select({ sortName: accounts.sortName })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!row) throw cursorError();
  return { nextInvoiceDate, hosts, sortName: row.sortName, accountId, position };
}
