import { subscribeSchema } from "@/lib/domain/subscribe";
import { changeReply } from "@/lib/server/changes/change-reply";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { readPlans } from "@/lib/server/services/plans/read-plans";
import { subscribe } from "@/lib/server/services/plans/subscribe";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "accounts.read" }, async ({ context, caller, params }) => {
    const plans = await readPlans(context, caller, params.accountId ?? "");
    return reply({ headers: { ETag: `"${plans.version}"` }, body: plans });
  }),
  POST: handle(
    { permission: "plans.write", body: subscribeSchema, write: true },
    async ({ context, caller, params, body, headers }) =>
      changeReply(
        await subscribe(context, caller, { accountId: params.accountId ?? "", request: body, ...headers }),
      ),
  ),
});
