import "server-only";
import { eq } from "drizzle-orm";
import type { ChangeState } from "@/lib/domain/change";
import type { FaultAction } from "@/lib/sandbox/faults/fault";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import { answered, business, type ChangeTest, callerAs } from "@/lib/server/changes/testing";
import type { Context } from "@/lib/server/context";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { changes } from "@/lib/server/db/schema";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { addPerson, cookieOf } from "@/lib/server/testing";

export const partner = callerAs("partner");
export const admin = callerAs("admin", "Ada Admin");

export const wanted = (hosts: number) => ({ type: "business_monthly", hosts });

/** A sub-account of 20 hosts and an input that asks for `hosts`. */
export async function raise(at: ChangeTest, hosts = 21) {
  const id = await at.addAccount(business(20));
  return { id, input: await at.input(id, wanted(hosts)) };
}

/** Asks for `hosts` while the write meets a fault. */
export async function raiseUnder(at: ChangeTest, action: FaultAction, hosts = 21) {
  const { id, input } = await raise(at, hosts);
  await at.control.addFault({ match: { method: "PUT", accountId: id }, action });
  return { id, input, answer: await send(at.context, input) };
}

/** `raise` with the Cookie header of a partner of its own, of whom no other change is counted. */
export async function raiseInBrowser(at: ChangeTest, hosts = 21) {
  const cookie = await cookieOf(at.context, await addPerson(at.context, "partner"));
  return { ...(await raise(at, hosts)), cookie };
}

type Input = Parameters<typeof changeBasePlan>[2];

/** What our API answers to a change of the base plan. */
export function send(context: Context, input: Input, caller = partner) {
  return answered(changeBasePlan(context, caller, input));
}

/** The journal's only change of a sub-account. */
export async function changeOf({ db }: Context, accountId: string): Promise<ChangeRow> {
  const rows = await db.select().from(changes).where(eq(changes.accountId, accountId));
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${rows.length} changes of ${accountId}`);
  return row;
}

/** The states that the audit tells a sub-account's change went through, in order. */
export async function wayOf({ db }: Context, accountId: string): Promise<string[]> {
  const events = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.target, accountId))
    .orderBy(auditEvents.seq);
  return events.map((event) => event.action.replace("change.", ""));
}

/** Moves the time on step by step, settling what is due after each. */
export async function look(at: ChangeTest, ...seconds: number[]): Promise<void> {
  for (const each of seconds) {
    at.pass(each);
    // One round takes a hundred at most.
    for (let left = 1; left > 0; ) left = await reconcileDue(at.context);
  }
}

/** Counts of each state, for one expectation over many changes. */
export function tally(rows: { state: ChangeState }[]): Partial<Record<ChangeState, number>> {
  const counts: Partial<Record<ChangeState, number>> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** How many writes the sandbox received, applied or not. */
export function writesReceived(at: ChangeTest): number {
  const { received } = at.sandbox.counts();
  return Object.entries(received).reduce(
    (sum, [route, count]) => sum + (/^P/.test(route) && /plans/.test(route) ? count : 0),
    0,
  );
}
