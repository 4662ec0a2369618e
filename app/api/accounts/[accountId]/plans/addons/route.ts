import { addAddonSchema, updateAddonSchema } from "@/lib/domain/addon";
import { changeReply } from "@/lib/server/changes/change-reply";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { updateAddon } from "@/lib/server/services/plans/update-addon";

const permission = "plans.write";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: handle(
    { permission, body: addAddonSchema, write: true },
    async ({ context, caller, params, body, headers }) =>
      changeReply(
        await addAddon(context, caller, { accountId: params.accountId ?? "", request: body, ...headers }),
      ),
  ),
  PUT: handle(
    { permission, body: updateAddonSchema, write: true },
    async ({ context, caller, params, body, headers }) =>
      changeReply(
        await updateAddon(context, caller, { accountId: params.accountId ?? "", request: body, ...headers }),
      ),
  ),
});
