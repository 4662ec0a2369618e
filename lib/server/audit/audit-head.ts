import "server-only";
import { desc } from "drizzle-orm";
import type { Mark } from "@/lib/server/audit/verify-chain";
import type { Context } from "@/lib/server/context";
import { auditChain } from "@/lib/server/db/audit-schema";

/** Where the chain stands now; null before the first event. */
export async function auditHead({ db }: Pick<Context, "db">): Promise<Mark | null> {
  const [last] = await db.select().from(auditChain).orderBy(desc(auditChain.position)).limit(1);
  return last ? { position: last.position, hash: last.hash.toString("hex") } : null;
}
