import "server-only";
import type { AuthOptions } from "next-auth";
import { identityOf, signInProviders } from "@/lib/server/auth/providers";
import { isSecure, SESSION_SECONDS, sessionCookieName } from "@/lib/server/auth/session-token";
import { safePath, signInPath } from "@/lib/server/auth/sign-in-paths";
import { type Origin, storeSignIn, storeSignOut } from "@/lib/server/auth/store-sign-in";
import type { Context } from "@/lib/server/context";

/**
 * Settings of next-auth for one request. The cookie holds the session's id and nothing of the person: who they are and
 * what they may is asked of the tables on every request.
 */
export function authOptions(context: Context, origin: Origin): AuthOptions {
  const { auth } = context.env;
  const secure = isSecure(auth.url);
  return {
    secret: auth.secret,
    useSecureCookies: secure,
    providers: signInProviders(auth),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: {
        name: sessionCookieName(auth.url),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    callbacks: callbacks(context, origin),
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await storeSignOut(context, token.sid, origin);
      },
    },
    logger: {
      error: (code, details) => context.log.error({ err: details, code }, "sign-in failed"),
      warn: (code) => context.log.warn({ code }, "sign-in"),
      debug: () => {},
    },
  };
}

function callbacks(context: Context, origin: Origin): NonNullable<AuthOptions["callbacks"]> {
  return {
    signIn: async ({ user, account, profile }) => {
      const identity = identityOf(account?.provider ?? "", context.env.auth, profile, user.id);
      const sessionId = identity && (await storeSignIn(context, identity, origin));
      // next-auth hands the same object to `jwt` below.
      if (sessionId) user.id = sessionId;
      return sessionId !== null;
    },
    jwt: ({ token, user, account }) =>
      account ? { sid: user.id, at: Math.floor(context.clock.now().getTime() / 1000) } : token,
    redirect: ({ url, baseUrl }) => baseUrl + afterwards(url, baseUrl),
  };
}

// The sign-in page sends everybody on: to where they were going, or to what their role needs first.
function afterwards(url: string, baseUrl: string): string {
  const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
  const [start, query] = path.split("?", 2);
  if (start !== "/sign-in") return signInPath(safePath(path));
  return signInPath(new URLSearchParams(query).get("callbackUrl"));
}
