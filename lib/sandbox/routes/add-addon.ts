import { jsonObject } from "../incoming";
import type { Reply } from "../reply";
import type { RouteCall } from "../route";
import { judgeAddAddon } from "../rules/add-addon";
import { judgeStartDates } from "../rules/start-dates";
import { addAddonSchema } from "../schemas/add-addon";
import { parseBody } from "../schemas/parse-body";
import { addPurchase } from "../state/new-line";
import { applyChange } from "./apply-change";
import { boughtPlans } from "./bought-plans";
import { liveAccount } from "./find-account";

/** POST /accounts/{accountId}/plans/addons */
export function addAddon(call: RouteCall): Reply {
  const body = parseBody(call.incoming, addAddonSchema(jsonObject(call.incoming).type));
  const account = liveAccount(call);
  const purchases = judgeAddAddon(account, body);
  const from = judgeStartDates(body, call.world.clock.today());
  const after = applyChange(call, account, body, (draft) => {
    for (const purchase of purchases) addPurchase(draft, purchase, from);
  });
  return { status: 201, body: boughtPlans(after.plans) };
}
