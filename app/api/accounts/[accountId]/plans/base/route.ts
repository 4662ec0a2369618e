import { changeBasePlanSchema } from "@/lib/domain/change-base-plan";
import { changeReply } from "@/lib/server/changes/change-reply";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PUT: handle(
    { permission: "plans.write", body: changeBasePlanSchema, write: true },
    async ({ context, caller, params, body, headers }) =>
      changeReply(
        await changeBasePlan(context, caller, {
          accountId: params.accountId ?? "",
          request: body,
          ...headers,
        }),
      ),
  ),
});
