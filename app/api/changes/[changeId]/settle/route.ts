import { settleChangeSchema } from "@/lib/domain/settle-change";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { settleChange } from "@/lib/server/services/changes/settle-change";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: handle(
    { permission: "changes.settle", body: settleChangeSchema },
    ({ context, caller, params, body }) =>
      settleChange(context, caller, { changeId: params.changeId ?? "", request: body }),
  ),
});
