import { renewalExportSchema } from "@/lib/domain/renewal-query";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { streamed } from "@/lib/server/http/streamed";
import { exportRenewals } from "@/lib/server/services/renewals/export-renewals";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle(
    { permission: "renewals.export", query: renewalExportSchema },
    async ({ context, caller, query }) => {
      const { format, ...asked } = query;
      const pieces = await exportRenewals(context, caller, asked);
      return streamed(pieces, {
        "Content-Type": `text/${format}; charset=utf-8`,
        // Both parts are checked calendar days, so nothing a person typed reaches the header.
        "Content-Disposition": `attachment; filename="renewals-${asked.from}-${asked.to}.${format}"`,
      });
    },
  ),
});
