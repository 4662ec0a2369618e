import "server-only";
import { sql } from "drizzle-orm";
import type { BreakerLabel, BreakerStatus } from "@/lib/domain/operations";
import type { Context } from "@/lib/server/context";
import type { OpenBreaker } from "@/lib/server/zoom/process-report";
import { readTokenRow, tokenRowId } from "@/lib/server/zoom/token-row";

type Asked = Pick<Context, "db" | "clock"> & { env: Pick<Context["env"], "zoom"> };

/** A breaker that stayed open for so long without a try belongs to a process that ended. */
const FORGOTTEN_MS = 600_000;

/**
 * The breakers of reads, changes and the token. Each process has its own for the first two, of which the worst is
 * told; the token's is its row, which all processes share.
 */
export async function readBreakers(context: Asked): Promise<BreakerStatus[]> {
  const { db, clock } = context;
  const { rows } = await db.execute<{ breakers: OpenBreaker[] }>(
    sql`select breakers from zoom_processes where breakers <> '[]'::jsonb`,
  );
  const now = clock.now().getTime();
  const open = rows.flatMap(({ breakers }) => breakers).filter((each) => each.openUntil > now - FORGOTTEN_MS);
  return [worst("read", open, now), worst("write", open, now), worst("token", await tokenOpen(context), now)];
}

function worst(label: BreakerLabel, open: OpenBreaker[], now: number): BreakerStatus {
  const last = open.filter((each) => each.label === label).sort((a, b) => b.openUntil - a.openUntil)[0];
  if (!last) return { label, state: "closed", openUntil: null, failures: 0 };
  const { openUntil, failures } = last;
  if (openUntil <= now) return { label, state: "half_open", openUntil: null, failures };
  return { label, state: "open", openUntil: new Date(openUntil).toISOString(), failures };
}

async function tokenOpen({ db, clock, env }: Asked): Promise<OpenBreaker[]> {
  const { failure, failures } = await readTokenRow(db, tokenRowId(env.zoom));
  if (failures === 0) return [];
  const openUntil = clock.now().getTime() + (failure?.retrySeconds ?? 0) * 1000;
  return [{ label: "token", openUntil, failures }];
}
