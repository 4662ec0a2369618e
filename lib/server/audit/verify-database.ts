import "server-only";
import { readCheckpoints, signingKey } from "@/lib/server/audit/checkpoint";
import { firstUnchained, readLinks } from "@/lib/server/audit/read-links";
import { type Finding, type Mark, verifyChain } from "@/lib/server/audit/verify-chain";
import type { Database } from "@/lib/server/db/client";

/**
 * Checks the audit in a database against itself and against the checkpoints of the second place.
 * @param text the checkpoints as they were written, null when there are none; `secret` is the one they were signed with
 */
export async function verifyDatabase(
  db: Database,
  { text, secret }: { text: string | null; secret: string },
): Promise<Finding> {
  let marks: Mark[];
  try {
    marks = text === null ? [] : readCheckpoints(text, signingKey(secret));
  } catch (error) {
    return { intact: false, position: 0, fault: (error as Error).message };
  }
  const finding = await verifyChain(readLinks(db), marks);
  if (!finding.intact) return finding;
  const unchained = await firstUnchained(db);
  if (unchained === null) return finding;
  return {
    intact: false,
    position: finding.events + 1,
    fault: `event ${unchained} is in no link of the chain`,
  };
}
