import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";

/** So many requests a minute, all of which may come at once. */
type Cap = { perMinute: number; who: string };

/** What is counted: changes by one person, changes of one sub-account, and sign-ins begun from one address. */
const CAPS = {
  person: { perMinute: 120, who: "You" },
  account: { perMinute: 60, who: "This sub-account" },
  signIn: { perMinute: 120, who: "This address" },
} as const satisfies Record<string, Cap>;

/**
 * Counts one request, in one statement, for all processes together.
 * @param id whom it counts for, e.g. the person's id
 * @throws AppError `too_many_requests` with Retry-After when the minute's are used up
 */
export async function countRequest(
  { db }: Pick<Context, "db">,
  kind: keyof typeof CAPS,
  id: string,
): Promise<void> {
  const { perMinute, who } = CAPS[kind];
  // Hashed, because an id can be of any length and hold anything.
  const key = createHash("sha256").update(`${kind}\n${id}`).digest("base64url");
  const cost = sql`make_interval(secs => ${60 / perMinute}::float8)`;
  const { rows } = await db.execute<{ wait: number }>(sql`
    insert into request_caps as c (key, arrival) values (${key}, now() + ${cost})
    on conflict (key) do update set
      arrival = case when c.arrival > now() + interval '60 seconds' then c.arrival else greatest(c.arrival, now()) + ${cost} end
    returning extract(epoch from arrival - now() - interval '60 seconds')::float8 as wait`);
  const wait = rows[0]?.wait ?? 0;
  if (wait <= 0) return;
  const seconds = Math.max(1, Math.ceil(wait));
  throw new AppError(
    "too_many_requests",
    { detail: `${who} may send ${perMinute} a minute; go on in ${seconds} s` },
    { "Retry-After": String(seconds) },
  );
}

/** Forgets whom nothing is counted for any more. */
export async function forgetCaps({ db }: Pick<Context, "db">): Promise<void> {
  await db.execute(sql`delete from request_caps where arrival < now() - interval '1 hour'`);
}
