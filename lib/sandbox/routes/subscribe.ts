import type { Reply } from "../reply";
import type { RouteCall } from "../route";
import { judgeSubscribe } from "../rules/subscribe";
import { parseBody } from "../schemas/parse-body";
import { subscribeSchema } from "../schemas/subscribe";
import { addPurchase } from "../state/new-line";
import { accountTypeOf } from "./account-type";
import { applyChange } from "./apply-change";
import { boughtPlans } from "./bought-plans";
import { liveAccount } from "./find-account";

/** POST /accounts/{accountId}/plans */
export function subscribe(call: RouteCall): Reply {
  const { contract } = call.world.settings;
  const body = parseBody(call.incoming, subscribeSchema(contract));
  const account = liveAccount(call);
  const { purchases, from, trial } = judgeSubscribe(account, body, call.world.clock.today(), contract);
  const after = applyChange(call, account, body, (draft) => {
    draft.dateStyle = contract === "2021" ? "instant" : "day";
    draft.plans = {};
    for (const purchase of purchases) addPurchase(draft, purchase, from);
    draft.accountType = accountTypeOf(purchases[0]?.entry.family ?? "", "Enterprise");
    draft.subscriptionStart = `${from}T00:00:00Z`;
    draft.hasSubscription = true;
    draft.trialUsed = draft.trialUsed || trial;
  });
  return { status: 201, body: boughtPlans(after.plans) };
}
