import "server-only";
import { and, sql } from "drizzle-orm";
import type { AuditExport, AuditFilter } from "@/lib/domain/audit";
import { endLine, fileLine } from "@/lib/server/audit/audit-file";
import { auditHead } from "@/lib/server/audit/audit-head";
import { askedBy, recordEvent } from "@/lib/server/audit/record-event";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { csvHead, csvLine } from "@/lib/server/services/audit/audit-csv";
import { auditFilter } from "@/lib/server/services/audit/audit-filter";

const AT_ONCE = 2_000;

/** A link of an export as the database gives it. */
type Row = { position: string; previous: string; hash: string; event: string };

/**
 * The audit as a stream of text, oldest first, up to the moment of asking. NDJSON can be checked with
 * `npm run audit:verify`; CSV is for reading. The export is itself an event.
 * @throws AppError `forbidden`
 */
export async function exportAudit(
  context: Context,
  caller: Caller,
  { format, ...filter }: AuditExport,
): Promise<AsyncGenerator<string>> {
  authorise(caller, "audit.read");
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  await context.db.transaction((transaction) =>
    recordEvent(transaction, context, {
      ...askedBy(caller),
      action: "audit.exported",
      after: { format, ...asked },
    }),
  );
  const upTo = (await auditHead(context))?.position ?? 0;
  const rows = readRows(context, filter, upTo);
  return format === "csv" ? asCsv(rows) : asNdjson(rows, Object.keys(asked).length === 0);
}

async function* readRows({ db }: Context, filter: AuditFilter, upTo: number): AsyncGenerator<Row> {
  const conditions = await auditFilter(db, filter);
  for (let after = 0; ; ) {
    const { rows } = await db.execute<Row>(sql`
      select c.position, encode(c.hash, 'hex') as hash, audit_canonical(audit_events) as event,
        coalesce((select encode(p.hash, 'hex') from audit_chain p where p.position = c.position - 1), '') as previous
      from audit_chain c join audit_events on audit_events.seq = c.event_seq
      where ${and(sql`c.position > ${after} and c.position <= ${upTo}`, ...conditions)}
      order by c.position limit ${AT_ONCE}`);
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = Number(rows.at(-1)?.position);
  }
}

async function* asNdjson(rows: AsyncIterable<Row>, whole: boolean): AsyncGenerator<string> {
  let events = 0;
  let hash = "";
  for await (const row of rows) {
    yield fileLine({ ...row, position: Number(row.position) });
    events += 1;
    hash = row.hash;
  }
  yield endLine({ events, hash, whole });
}

async function* asCsv(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  yield csvHead();
  for await (const row of rows) yield csvLine(row);
}
