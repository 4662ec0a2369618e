import "server-only";
import { z } from "zod";
import type { Permission } from "@/lib/domain/permissions";
import { auditRefusal } from "@/lib/server/audit/audit-refusal";
import { authorise } from "@/lib/server/auth/authorise";
import { callerOf } from "@/lib/server/auth/caller";
import { demandRecentSignIn, type Session } from "@/lib/server/auth/session";
import { type Caller, type Context, getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { guarded } from "@/lib/server/http/guarded";
import { readBody } from "@/lib/server/http/read-body";
import { readQuery } from "@/lib/server/http/read-query";
import { countRequest } from "@/lib/server/http/request-caps";
import { isSameOrigin } from "@/lib/server/http/same-origin";
import { readWriteHeaders, type WriteHeaders } from "@/lib/server/http/write-headers";

/** Path parameters arrive decoded once by Next; they are opaque until found in the directory. */
export type Segment = { params: Promise<Record<string, string>> };
export type RouteHandler = (request: Request, segment: Segment) => Promise<Response>;

type Options<Query, Body> = {
  permission: Permission;
  /** Demands that the person proved who they are within the last minutes (OWASP ASVS 5.0, 7.5.3). */
  recent?: true;
  /** Unknown and repeated parameters are refused whether or not there is a schema. */
  query?: z.ZodType<Query>;
  /** Of POST, PUT and PATCH; without it the body must be `{}`. */
  body?: z.ZodType<Body>;
};

type Input<Query, Body> = {
  context: Context;
  caller: Caller;
  session: Session;
  params: Record<string, string>;
  query: Query;
  body: Body;
  request: Request;
};

type Run<Query, Body, More> = (input: Input<Query, Body> & More) => Promise<unknown> | unknown;

const SAFE = new Set(["GET", "HEAD"]);
const noneSchema = z.strictObject({});

/**
 * Wraps a route handler: request id, session, permission, origin, content type, size, schema, and every error as
 * problem+json. With `write: true` it also demands Idempotency-Key and If-Match and gives `headers`.
 * @param run returns a plain value (sent as 200) or `reply(...)`
 */
export function handle<Query = Record<string, never>, Body = Record<string, never>>(
  options: Options<Query, Body> & { write: true },
  run: Run<Query, Body, { headers: WriteHeaders }>,
): RouteHandler;
export function handle<Query = Record<string, never>, Body = Record<string, never>>(
  options: Options<Query, Body> & { write?: false },
  run: Run<Query, Body, unknown>,
): RouteHandler;
export function handle<Query, Body>(
  options: Options<Query, Body> & { write?: boolean },
  run: Run<Query, Body, { headers: WriteHeaders }>,
): RouteHandler {
  return (request, segment) =>
    guarded(request, async (requestId) => {
      const context = getContext();
      refuseForeign(request, context);
      const { caller, session } = await callerOf(context, request, requestId);
      return auditRefusal(context, caller, request, async () => {
        authorise(caller, options.permission);
        if (options.recent) demandRecentSignIn(context, session);
        const query = readQuery(new URL(request.url).searchParams, options.query ?? none<Query>());
        const headers = options.write ? readWriteHeaders(request.headers) : NO_HEADERS;
        const params = await readParams(segment);
        if (options.write) await countWrite(context, caller, params.accountId ?? "");
        const body = SAFE.has(request.method)
          ? ({} as Body)
          : await readBody(request, options.body ?? none<Body>());
        return run({ context, caller, session, params, query, body, headers, request });
      });
    });
}

// Only the overload with `write: true` shows `headers`, so nobody reads these.
const NO_HEADERS: WriteHeaders = { idempotencyKey: "", ifMatch: "", reason: null };

// Nothing has an id with a NUL: Postgres holds none, and would break on it instead of finding nothing.
async function readParams(segment: Segment): Promise<Record<string, string>> {
  // Next gives none at all to a route whose address has no parts to fill in.
  const params = (await (segment.params as Promise<Record<string, string> | undefined>)) ?? {};
  if (Object.values(params).some((value) => value.includes("\0"))) throw new AppError("not_found");
  return params;
}

function none<Value>(): z.ZodType<Value> {
  return noneSchema as unknown as z.ZodType<Value>;
}

async function countWrite(context: Context, caller: Caller, accountId: string): Promise<void> {
  await countRequest(context, "person", caller.person.id);
  await countRequest(context, "account", accountId);
}

function refuseForeign(request: Request, context: Context): void {
  if (SAFE.has(request.method)) return;
  const { origin } = new URL(context.env.auth.url);
  if (isSameOrigin(request.headers, origin)) return;
  throw new AppError("cross_origin", { detail: `Only pages of ${origin} may send this` });
}
