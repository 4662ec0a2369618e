import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type AccountSort, accountSorts } from "@/lib/domain/account-query";
import { AppError } from "@/lib/server/errors";

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
  const content = Buffer.from(JSON.stringify([sort, side, value, id])).toString("base64url");
  return `${content}.${signature(content, secret)}`;
}

/**
 * Reads a cursor that `writeCursor` wrote for the same sort.
 * @throws AppError `invalid_query` when it is forged, changed or of another sort
 */
export function readCursor(text: string, sort: AccountSort, secret: string): Cursor {
  const [content = "", given = ""] = text.split(".");
  const expected = Buffer.from(signature(content, secret));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) throw cursorError();
  const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(content, "base64url").toString()));
  if (!parsed.success || parsed.data[0] !== sort) throw cursorError();
  const [, side, value, id] = parsed.data;
  return { sort, side, value, id };
}

/** The refusal of a cursor that leads nowhere. */
export function cursorError(): AppError {
  return new AppError("invalid_query", { errors: [{ path: "cursor", message: "That page does not exist" }] });
}

function signature(content: string, secret: string): string {
  return createHmac("sha256", secret).update(`${PURPOSE}\n${content}`).digest("base64url").slice(0, 22);
}
