import "server-only";
import { notFound } from "next/navigation";
import { utcDay } from "@/lib/domain/calendar-date";
import { accountIdFrom } from "@/lib/domain/paths";
import { requirePage } from "@/lib/server/auth/page";
import { AppError } from "@/lib/server/errors";
import { getAccount } from "@/lib/server/services/accounts/get-account";

/** What every change form needs: its sub-account, the host ranges of this installation, today. For writers only. */
export async function readChangeForm(params: Promise<{ accountId: string }>) {
  const { context, caller } = await requirePage("plans.write");
  const { accountId } = await params;
  const account = await getAccount(context, caller, accountIdFrom(accountId)).catch(absent);
  return { account, bounds: context.env.hostBounds, today: utcDay(context.clock.now()) };
}

function absent(error: unknown): never {
  if (error instanceof AppError && error.code === "account_not_found") notFound();
  throw error;
}
