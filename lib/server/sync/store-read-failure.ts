import "server-only";
import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { problems } from "@/lib/domain/problem";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import type { AppError } from "@/lib/server/errors";
import type { ReadPriority } from "@/lib/server/sync/read-pay-mode";

// Documented refusal of GET plans (zoom-api.md 2.6).
const SELF_PAY = { code: 2100, words: /self pay mode/i };

/** True when Zoom refuses because the customer pays Zoom itself. */
export function isSelfPay({ extra: { zoom } }: AppError): boolean {
  return zoom?.code === SELF_PAY.code && SELF_PAY.words.test(zoom.message);
}

/**
 * Notes on a sub-account that its plans could not be read; what was read before stays, with its age. In the background
 * the same failure again is not noted anew: it stands there since the first time.
 * @param at the moment the read began; a good read after it wins
 */
export async function storeReadFailure(
  { db }: Pick<Context, "db">,
  accountId: string,
  error: AppError,
  at: Date,
  { priority }: ReadPriority,
): Promise<void> {
  const selfPay = isSelfPay(error);
  const { message, code, extra } = error;
  const detail = extra.zoom?.message ?? extra.detail ?? message;
  const isNews = sql`(${accounts.readFailure}->>'code', ${accounts.readFailure}->>'detail') is distinct from
    (${code}::text, ${detail}::text)`;
  const isNewest = or(isNull(accounts.plansReadAt), lte(accounts.plansReadAt, at));
  await db
    .update(accounts)
    .set({
      readFailure: { at: at.toISOString(), code, message: problems[code].title, detail },
      ...(selfPay ? { status: "self_pay", payMode: "sub" } : { status: "could_not_read" }),
    })
    .where(and(eq(accounts.id, accountId), isNewest, priority === "background" ? isNews : undefined));
}
