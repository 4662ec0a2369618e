import { auditExportSchema } from "@/lib/domain/audit";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { streamed } from "@/lib/server/http/streamed";
import { exportAudit } from "@/lib/server/services/audit/export-audit";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "audit.read", query: auditExportSchema }, async ({ context, caller, query }) => {
    const lines = await exportAudit(context, caller, query);
    const day = context.clock.now().toISOString().slice(0, 10);
    return streamed(lines, {
      "Content-Type": query.format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson",
      "Content-Disposition": `attachment; filename="audit-${day}.${query.format}"`,
    });
  }),
});
