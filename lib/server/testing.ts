import "server-only";
import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type { Role } from "@/lib/domain/permissions";
import { sessionCookieName } from "@/lib/server/auth/session-token";
import type { Context } from "@/lib/server/context";
import { sessions, users } from "@/lib/server/db/people-schema";
import type { RouteHandler } from "@/lib/server/http/handle";

/** The address that test contexts give as theirs. */
export const ORIGIN = "http://localhost:3000";
/** What a browser adds to a request from our own pages. */
export const OWN_PAGE = { origin: ORIGIN, "sec-fetch-site": "same-origin" };

/** Stores a person of a role and returns the id. */
export async function addPerson({ db, clock }: Context, role: Role | null): Promise<string> {
  const values = {
    issuer: "test",
    subject: randomUUID(),
    name: `A ${role}`,
    role,
    lastSignInAt: clock.now(),
  };
  const [user] = await db.insert(users).values(values).returning({ id: users.id });
  return user?.id ?? "";
}

/** The Cookie header of a person who signed in `signedIn` seconds ago and did nothing for `idle` seconds. */
export async function cookieOf(
  { env, db, clock }: Context,
  userId: string,
  { signedIn = 0, idle = 0 }: { signedIn?: number; idle?: number } = {},
): Promise<string> {
  const now = clock.now().getTime();
  const startedAt = new Date(now - signedIn * 1000);
  const seenAt = new Date(now - idle * 1000);
  const [session] = await db
    .insert(sessions)
    .values({ userId, startedAt, verifiedAt: startedAt, seenAt })
    .returning({ id: sessions.id });
  const token = { sid: session?.id, at: Math.floor(startedAt.getTime() / 1000) };
  return `${sessionCookieName(env.auth.url)}=${await encode({ token, secret: env.auth.secret })}`;
}

type Sent = {
  method?: string;
  cookie?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  params?: Record<string, string>;
};

/** Calls a route handler as the server would, from one of our own pages unless `headers` say otherwise. */
export async function call(handler: RouteHandler, path: string, sent: Sent = {}): Promise<Response> {
  const { method = "GET", cookie, body, params = {} } = sent;
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const headers = { ...OWN_PAGE, ...json, ...(cookie ? { cookie } : {}), ...sent.headers };
  const init = body === undefined ? {} : { body, duplex: "half" };
  const request = new Request(ORIGIN + path, { method, headers, ...init });
  return handler(request, { params: Promise.resolve(params) });
}
