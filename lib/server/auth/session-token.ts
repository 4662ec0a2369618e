import "server-only";
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
  const claims = await decode({ token, secret: env.auth.secret }).catch(() => null);
  const session = sessionSchema.safeParse(claims);
  if (!session.success) return null;
  const age = clock.now().getTime() / 1000 - session.data.at;
  // One from the future was not made by a clock of ours; a minute is what machines may differ by.
  return age >= -60 && age < SESSION_SECONDS ? session.data.sid : null;
}

// Two cookies of one name: somebody tossed one in from another path or host; neither is believed.
function cookieOf(header: string, name: string): string | null {
  const values = header.split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? (values[0] ?? null) : null;
}
