import { renewalQuerySchema } from "@/lib/domain/renewal-query";
import { handle } from "@/lib/server/http/handle";
import { listRenewals } from "@/lib/server/services/renewals/list-renewals";

export const GET = handle(
  { permission: "renewals.read", query: renewalQuerySchema },
  ({ context, caller, query }) => listRenewals(context, caller, query),
);
