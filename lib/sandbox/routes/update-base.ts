import { baseUpdated } from "../contract";
import type { Reply } from "../reply";
import type { RouteCall } from "../route";
import { judgeBaseChange } from "../rules/base-plan";
import { judgeStartDates } from "../rules/start-dates";
import { parseBody } from "../schemas/parse-body";
import { updateBaseSchema } from "../schemas/update-base";
import { linesOf } from "../state/plan-lines";
import { accountTypeOf } from "./account-type";
import { applyChange } from "./apply-change";
import { changeHosts } from "./change-hosts";
import { liveAccount } from "./find-account";

/** PUT /accounts/{accountId}/plans/base */
export function updateBase(call: RouteCall): Reply {
  const body = parseBody(call.incoming, updateBaseSchema);
  const account = liveAccount(call);
  const today = call.world.clock.today();
  const { line, entry, hosts } = judgeBaseChange(account, body, today);
  judgeStartDates(body, today);
  applyChange(call, account, body, (draft) => {
    if (hosts !== null) changeHosts(call, draft, line, hosts);
    const target = linesOf(draft.plans).find(({ path, type }) => path === line.path && type === line.type);
    if (target === undefined) return;
    target.node.type = entry.code;
    if (body.active_hosts !== undefined) target.node.active_hosts = body.active_hosts;
    for (const pending of draft.pending) {
      if (pending.path === line.path && pending.type === line.type) pending.type = entry.code;
    }
    draft.accountType = accountTypeOf(entry.family, draft.accountType);
  });
  return baseUpdated();
}
