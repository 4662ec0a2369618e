import { renewalPageSchema } from "@/lib/domain/renewal-query";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { listRenewals } from "@/lib/server/services/renewals/list-renewals";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "renewals.read", query: renewalPageSchema }, ({ context, caller, query }) =>
    listRenewals(context, caller, query),
  ),
});
