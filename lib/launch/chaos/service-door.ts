import { randomUUID } from "node:crypto";
import type { AccountPlans } from "@/lib/domain/account";
import type { Door, Press, Told, View } from "@/lib/launch/chaos/door";
import type { Wish } from "@/lib/launch/chaos/wishes";
import type { ChangeResult } from "@/lib/server/changes/answers";
import type { Caller, Context } from "@/lib/server/context";
import { toAppError } from "@/lib/server/errors";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { readPlans } from "@/lib/server/services/plans/read-plans";
import { subscribe } from "@/lib/server/services/plans/subscribe";
import { updateAddon } from "@/lib/server/services/plans/update-addon";

/** The way in through the services of one process, as its route handlers take it. */
export function serviceDoor(context: Context, person: string): Door {
  const caller = (): Caller => ({
    person: { id: `chaos:${person}`, name: person, email: null, role: "partner" },
    requestId: randomUUID(),
    ip: "192.0.2.7",
  });
  return {
    view: (accountId, live) => view(context, caller(), accountId, live),
    press: (press) => told(carryOut(context, caller(), press)),
  };
}

async function view(
  context: Context,
  caller: Caller,
  accountId: string,
  live: boolean,
): Promise<View | null> {
  const plans: AccountPlans | null = live
    ? await readPlans(context, caller, accountId).catch(() => null)
    : (await getAccount(context, caller, accountId)).plans;
  return plans && { accountId, version: plans.version, lines: plans.lines };
}

function carryOut(context: Context, caller: Caller, { view: { accountId, version }, wish, key }: Press) {
  const input = { accountId, idempotencyKey: key, ifMatch: version, reason: "Chaos" };
  const services: { [Kind in Wish["kind"]]: (wish: Extract<Wish, { kind: Kind }>) => Promise<ChangeResult> } =
    {
      subscribe: ({ request }) => subscribe(context, caller, { ...input, request }),
      change_base_plan: ({ request }) => changeBasePlan(context, caller, { ...input, request }),
      add_addon: ({ request }) => addAddon(context, caller, { ...input, request }),
      update_addon: ({ request }) => updateAddon(context, caller, { ...input, request }),
    };
  return (services[wish.kind] as (wish: Wish) => Promise<ChangeResult>)(wish);
}

async function told(result: Promise<ChangeResult>): Promise<Told> {
  try {
    const { status, change } = await result;
    return { status, code: null, changeId: change.id };
  } catch (error) {
    const known = toAppError(error);
    if (!known) return { status: 500, code: "internal", changeId: null };
    return { status: 400, code: known.code, changeId: known.extra.changeId ?? null };
  }
}
