import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";
import { authOptions } from "@/lib/server/auth/auth-options";
import { COMPANY, DEMO } from "@/lib/server/auth/providers";
import { recordFailure } from "@/lib/server/auth/record-failure";
import { sessionIdOf } from "@/lib/server/auth/session-token";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { readBytes } from "@/lib/server/http/read-bytes";
import { countRequest } from "@/lib/server/http/request-caps";
import { senderOf } from "@/lib/server/http/request-origin";
import { isSameOrigin } from "@/lib/server/http/same-origin";

const MOST_BYTES = 8 * 1024;
/** What of next-auth is open: its session routes tell and change nothing that Plandesk uses. */
const OPEN = { GET: ["signin", "callback", "error"], POST: ["signin", "callback", "signout"] } as const;
/** Companies send people back by a link, demo people come by a form; next-auth answers 500 to the other way round. */
const RETURNS = { GET: COMPANY, POST: DEMO } as const;

// Ways in, and errors as next-auth and OAuth write them. It copies an error into a header as it is.
const WORD = /^[A-Za-z][\w-]{0,49}$/;

type Cookies = Record<string, string>;
type Asked = {
  method: string;
  action: string[];
  query: Record<string, string>;
  body: Record<string, string>;
};
type Answered = { status: number; headers: Headers; body: unknown };

/**
 * Answers /api/auth/*. Plain forms post here without a CSRF token of next-auth: a post must come from our own origin,
 * and then gets the token that next-auth wants. So signing in needs no JavaScript.
 * @param action the path below /api/auth, e.g. `["signin", "company"]`
 * @throws AppError `not_found`, `cross_origin`, `too_many_requests` or `body_too_large`
 */
export async function authRoute(request: Request, action: string[], requestId: string): Promise<Response> {
  const context = getContext();
  const method = request.method === "POST" ? "POST" : "GET";
  if (!isOpen(method, action)) throw new AppError("not_found");
  const { origin } = new URL(context.env.auth.url);
  if (method === "POST" && !isSameOrigin(request.headers, origin)) throw new AppError("cross_origin");
  const sender = senderOf(request.headers);
  if (method === "POST" && action[0] !== "signout")
    await countRequest(context, "signIn", sender ?? "unknown");
  const { searchParams } = new URL(request.url);
  const query =
    method === "POST" ? beginning(searchParams) : readable(Object.fromEntries(searchParams), origin);
  const asked: Asked = { method, action, query, body: {} };
  const cookies = readable(readCookies(request.headers.get("cookie") ?? ""), origin);
  const sentFrom = { ip: sender, requestId };
  const options = authOptions(context, {
    ...sentFrom,
    device: request.headers.get("user-agent"),
    replaces: await sessionIdOf(context, request.headers.get("cookie")),
  });
  if (method === "GET") {
    const response = toResponse(await ask(asked, cookies, options));
    if (action[0] === "callback") await recordFailure(context, sentFrom, response.headers.get("location"));
    return response;
  }
  const form = new URLSearchParams(Buffer.from(await readBytes(request, MOST_BYTES)).toString());
  const token = await csrfToken(cookies, options);
  asked.body = { ...Object.fromEntries(form), csrfToken: token.value };
  const response = toResponse(await ask(asked, { ...cookies, ...token.cookies }, options));
  // What the browser keeps of customers goes with the session (OWASP ASVS 5.0, 14.3.1).
  if (action[0] === "signout") response.headers.set("Clear-Site-Data", '"storage"');
  return response;
}

function isOpen(method: "GET" | "POST", action: string[]): boolean {
  const [first, provider] = action;
  if (action.length > 2 || !action.every((part) => WORD.test(part))) return false;
  if (first === "callback" && provider !== RETURNS[method]) return false;
  return OPEN[method].some((open) => open === first);
}

// next-auth passes what stands here on to the company, over its own parameters.
function beginning(query: URLSearchParams): Record<string, string> {
  return query.get("prompt") === "login" ? { prompt: "login" } : {};
}

/** Leaves out of a query or of cookies what next-auth answers 500 to: an address to go to, or an error, that is none. */
function readable(given: Record<string, string>, origin: string): Record<string, string> {
  const entries = Object.entries(given).filter(([name, value]) => {
    if (name === "error") return WORD.test(value);
    if (!/(^|\.)callback-?url$/i.test(name)) return true;
    return (
      (value.startsWith("/") || value.startsWith(`${origin}/`) || value === origin) &&
      URL.canParse(value, origin)
    );
  });
  return Object.fromEntries(entries);
}

async function csrfToken(
  cookies: Cookies,
  options: AuthOptions,
): Promise<{ value: string; cookies: Cookies }> {
  const asked = { method: "GET", action: ["csrf"], query: {}, body: {} };
  const { body, headers } = await ask(asked, cookies, options);
  const given = headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
  return { value: (body as { csrfToken: string }).csrfToken, cookies: readCookies(given.join(";")) };
}

// next-auth's documented call with a request and a response of Node's kind; its other form reads Next's own scope.
async function ask(asked: Asked, cookies: Cookies, options: AuthOptions): Promise<Answered> {
  const answered: Answered = { status: 200, headers: new Headers(), body: null };
  const { method, action, query, body } = asked;
  const request = { method, query: { ...query, nextauth: action }, body, cookies, headers: {} };
  await NextAuth(request as unknown as NextApiRequest, recorder(answered), options);
  return answered;
}

function recorder(answered: Answered): NextApiResponse {
  const response = {
    status: (status: number) => {
      answered.status = status;
      return response;
    },
    getHeader: (name: string) => (name === "Set-Cookie" ? answered.headers.getSetCookie() : undefined),
    setHeader: (name: string, value: string | string[]) => {
      answered.headers.delete(name);
      for (const each of [value].flat()) answered.headers.append(name, each);
      return response;
    },
    json: (body: unknown) => response.send(body),
    send: (body: unknown) => {
      answered.body = body ?? null;
      return response;
    },
    end: () => response,
  };
  return response as unknown as NextApiResponse;
}

function readCookies(header: string): Cookies {
  const pairs = header.split(";").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== ""));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function toResponse({ status, headers, body }: Answered): Response {
  headers.set("Cache-Control", "no-store");
  const text = body === null || typeof body === "string" ? body : JSON.stringify(body);
  return new Response(text, { status, headers });
}
