import { auditQuerySchema } from "@/lib/domain/audit";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { listAudit } from "@/lib/server/services/audit/list-audit";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "audit.read", query: auditQuerySchema }, ({ context, caller, query }) =>
    listAudit(context, caller, query),
  ),
});
