import "server-only";
import { createHash } from "node:crypto";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import type { Context } from "@/lib/server/context";

/** How long a sign-in lasts, in seconds, used or not. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** What the session cookie holds, encrypted: the row of the session, and since when (seconds since 1970). */
const sessionSchema = z.object({ sid: z.uuid(), at: z.number().int() });

/** The cookie's name; `__Host-` binds it to this host and to https, where there is https. */
export function sessionCookieName(authUrl: string): string {
  return isSecure(authUrl) ? "__Host-plandesk-session" : "plandesk-session";
}

/** True when people reach Plandesk by https. */
export function isSecure(authUrl: string): boolean {
  return authUrl.startsWith("https:");
}

/**
 * The id of the session that a Cookie header names; null without one, or when it is forged, changed or more than 12
 * hours old. Whether the session still lasts is for `readSession` to tell.
 */
export async function sessionIdOf(
  { env, clock }: Pick<Context, "env" | "clock">,
  cookieHeader: string | null,
): Promise<string | null> {
  const token = cookieOf(cookieHeader ?? "", sessionCookieName(env.auth.url));
  if (!token) return null;
  const claims = await claimsOf(token, env.auth.secret);
  if (!claims) return null;
  const age = clock.now().getTime() / 1000 - claims.at;
  // One from the future was not made by a clock of ours; a minute is what machines may differ by.
  return age >= -60 && age < SESSION_SECONDS ? claims.sid : null;
}

type Claims = z.infer<typeof sessionSchema>;

// A token says the same each time it is opened, and opening it derives its key anew. Whether its session lasts is read
// from the database on every request all the same. Under a hash, so that no token is kept.
const opened = new Map<string, Claims>();
const MOST_OPENED = 1_000;

async function claimsOf(token: string, secret: string): Promise<Claims | null> {
  const key = createHash("sha256").update(`${secret}\n${token}`).digest("base64");
  const known = opened.get(key);
  if (known) return known;
  const session = sessionSchema.safeParse(await decode({ token, secret }).catch(() => null));
  if (!session.success) return null;
  const [oldest] = opened.keys();
  if (oldest !== undefined && opened.size >= MOST_OPENED) opened.delete(oldest);
  opened.set(key, session.data);
  return session.data;
}

// Two cookies of one name: somebody tossed one in from another path or host; neither is believed.
function cookieOf(header: string, name: string): string | null {
  const values = header.split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? (values[0] ?? null) : null;
}
