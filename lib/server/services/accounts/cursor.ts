import "server-only";
import { z } from "zod";
import { type AccountSort, accountSorts } from "@/lib/domain/account-query";
import { AppError } from "@/lib/server/errors";
import { readSignedText, signText } from "@/lib/server/http/signed-text";

/** Where a page begins: behind the row `id`, whose sorted column held `value` (null: nothing), or ends before it. */
const cursorSchema = z.tuple([
  z.enum(accountSorts),
  z.enum(["after", "before"]),
  z.string().nullable(),
  z.string().min(1),
]);
export type Cursor = { sort: AccountSort; side: "after" | "before"; value: string | null; id: string };

const PURPOSE = "plandesk directory cursor";

/** Writes a cursor as text that only this installation can have written. */
export function writeCursor({ sort, side, value, id }: Cursor, secret: string): string {
  return signText(JSON.stringify([sort, side, value, id]), PURPOSE, secret);
}

/**
 * Reads a cursor that `writeCursor` wrote for the same sort.
 * @throws AppError `invalid_query` when it is forged, changed or of another sort
 */
export function readCursor(text: string, sort: AccountSort, secret: string): Cursor {
  const content = readSignedText(text, PURPOSE, secret);
  if (content === null) throw cursorError();
  const parsed = cursorSchema.safeParse(JSON.parse(content));
  if (!parsed.success || parsed.data[0] !== sort) throw cursorError();
  const [, side, value, id] = parsed.data;
  return { sort, side, value, id };
}

/** The refusal of a cursor that leads nowhere. */
export function cursorError(): AppError {
  return new AppError("invalid_query", { errors: [{ path: "cursor", message: "That page does not exist" }] });
}
