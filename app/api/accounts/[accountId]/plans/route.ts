import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";
import { readPlans } from "@/lib/server/services/plans/read-plans";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "accounts.read" }, async ({ context, caller, params }) => {
    const plans = await readPlans(context, caller, params.accountId ?? "");
    return reply({ headers: { ETag: `"${plans.version}"` }, body: plans });
  }),
});
