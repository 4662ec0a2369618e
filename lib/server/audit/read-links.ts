import "server-only";
import { sql } from "drizzle-orm";
import type { Link } from "@/lib/server/audit/link";
import type { Database } from "@/lib/server/db/client";

const AT_ONCE = 5_000;

/** Streams the whole chain in order; `event` is null where the chain names an event that is not there. */
export async function* readLinks(db: Database): AsyncGenerator<Link> {
  for (let after = 0; ; ) {
    const { rows } = await db.execute<{ position: string; hash: string; event: string | null }>(sql`
      select c.position, encode(c.hash, 'hex') as hash, case when e.seq is null then null else audit_canonical(e) end as event
      from (select * from audit_chain where position > ${after} order by position limit ${AT_ONCE}) c
      left join audit_events e on e.seq = c.event_seq order by c.position`);
    for (const row of rows) yield { ...row, position: Number(row.position) };
    if (rows.length < AT_ONCE) return;
    after = Number(rows.at(-1)?.position);
  }
}

/** The first event that no link of the chain covers, by its number; null: there is none. */
export async function firstUnchained(db: Database): Promise<number | null> {
  const { rows } = await db.execute<{ seq: string }>(sql`
    select e.seq from audit_events e where not exists (select from audit_chain c where c.event_seq = e.seq)
    order by e.seq limit 1`);
  return rows[0] ? Number(rows[0].seq) : null;
}
