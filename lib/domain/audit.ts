import { z } from "zod";
import { auditKinds } from "./audit-kinds";
import { daySchema } from "./field-schemas";

const idSchema = z.string().min(1).max(500);

/** What narrows the audit; days are UTC, both included. */
export const auditFilterSchema = z.strictObject({
  kind: z.enum(auditKinds, { error: "There is no such kind of event" }).optional(),
  /** A person's id, as events carry it. */
  actor: idSchema.optional(),
  /** Name of a person, or the whole id of a sub-account, change or request. */
  q: z.string().max(200, "Search for at most 200 characters").optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** Query of GET /api/audit; newest first. `cursor` is the position that the page before ended with. */
export const auditQuerySchema = auditFilterSchema.extend({
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200, "At most 200 rows at once").default(100),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** Query of GET /api/audit/export. */
export const auditExportSchema = auditFilterSchema.extend({
  format: z.enum(["ndjson", "csv"], { error: "The format is ndjson or csv" }),
});
export type AuditExport = z.infer<typeof auditExportSchema>;

/** One event as people read it; `at` is ISO 8601 in UTC, `hash` the chain's link in hexadecimal. */
export type AuditEntry = {
  position: number;
  at: string;
  actor: { id: string | null; name: string; role: string | null };
  ip: string | null;
  action: string;
  target: string | null;
  before: unknown;
  after: unknown;
  changeId: string | null;
  requestId: string | null;
  hash: string;
};

/** Answer of GET /api/audit. */
export type AuditPage = { items: AuditEntry[]; nextCursor: number | null };
