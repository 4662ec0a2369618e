import "server-only";
import { eq } from "drizzle-orm";
import type { TokenStatus } from "@/lib/domain/operations";
import type { Context } from "@/lib/server/context";
import { zoomToken } from "@/lib/server/db/zoom-schema";
import { tokenRowId } from "@/lib/server/zoom/token-row";

/** The token's health; `refused` when Zoom turned our credentials away at the last try. */
export type TokenHealth = { status: TokenStatus; refused: boolean };

/** How the master token stands. Its value is not read here. */
export async function readToken({
  db,
  env,
  clock,
}: Pick<Context, "db" | "env" | "clock">): Promise<TokenHealth> {
  const { fetchedAt, expiresAt, failure } = zoomToken;
  const [row] = await db
    .select({ fetchedAt, expiresAt, failure })
    .from(zoomToken)
    .where(eq(zoomToken.id, tokenRowId(env.zoom)));
  if (!row)
    return { status: { state: "none", fetchedAt: null, expiresAt: null, failure: null }, refused: false };
  const good = row.expiresAt !== null && row.expiresAt > clock.now();
  const refused = row.failure?.startsWith("credentials:") ?? false;
  const failed = refused || (row.failure !== null && !good);
  return {
    status: {
      state: failed ? "failed" : good ? "good" : "none",
      fetchedAt: row.fetchedAt?.toISOString() ?? null,
      expiresAt: row.expiresAt?.toISOString() ?? null,
      failure: row.failure?.replace(/^\w+: /, "") ?? null,
    },
    refused,
  };
}
