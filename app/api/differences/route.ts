import { differenceQuerySchema } from "@/lib/domain/difference-query";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { listDifferences } from "@/lib/server/services/differences/list-differences";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "accounts.read", query: differenceQuerySchema }, ({ context, caller, query }) =>
    listDifferences(context, caller, query),
  ),
});
