import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { checkChange } from "@/lib/server/services/changes/check-change";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: handle({ permission: "plans.write" }, async ({ context, caller, params }) =>
    reply({ status: 202, body: await checkChange(context, caller, params.changeId ?? "") }),
  ),
});
