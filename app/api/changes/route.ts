import { changeQuerySchema } from "@/lib/domain/change-query";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { listChanges } from "@/lib/server/services/changes/list-changes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "changes.read", query: changeQuerySchema }, ({ context, caller, query }) =>
    listChanges(context, caller, query),
  ),
});
