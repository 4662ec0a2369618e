import "server-only";
import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type { Role } from "@/lib/domain/permissions";
import { sessionCookieName } from "@/lib/server/auth/session-token";
import type { Context } from "@/lib/server/context";
import { users } from "@/lib/server/db/schema";
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

/** The Cookie header of a person who signed in `secondsAgo`. */
export async function cookieOf({ env, clock }: Context, uid: string, secondsAgo = 0): Promise<string> {
  const at = Math.floor(clock.now().getTime() / 1000) - secondsAgo;
  const token = await encode({ token: { uid, at }, secret: env.auth.secret });
  return `${sessionCookieName(env.auth.url)}=${token}`;
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
