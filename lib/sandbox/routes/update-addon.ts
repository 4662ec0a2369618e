import { addonUpdated } from "../contract";
import type { Reply } from "../reply";
import type { RouteCall } from "../route";
import { judgeStartDates } from "../rules/start-dates";
import { judgeUpdateAddon } from "../rules/update-addon";
import { parseBody } from "../schemas/parse-body";
import { updateAddonSchema } from "../schemas/update-addon";
import { applyChange } from "./apply-change";
import { changeHosts } from "./change-hosts";
import { liveAccount } from "./find-account";

/** PUT /accounts/{accountId}/plans/addons */
export function updateAddon(call: RouteCall): Reply {
  const body = parseBody(call.incoming, updateAddonSchema);
  const account = liveAccount(call);
  const line = judgeUpdateAddon(account, body);
  judgeStartDates(body, call.world.clock.today());
  applyChange(call, account, body, (draft) => changeHosts(call, draft, line, body.hosts));
  return addonUpdated(call.world.settings.contract);
}
