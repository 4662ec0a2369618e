import "server-only";
import { AppError } from "@/lib/server/errors";
import { guarded } from "@/lib/server/http/guarded";
import type { RouteHandler } from "@/lib/server/http/handle";
import { reply } from "@/lib/server/http/reply";

const names = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof names)[number];

/**
 * All methods of a route: those given, HEAD beside GET, OPTIONS, and 405 with `Allow` for the rest, which Next
 * would answer without a body. Use as `export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET })`.
 */
export function methods(given: Partial<Record<Method, RouteHandler>>): Record<Method, RouteHandler> {
  const own = given.GET ? { HEAD: given.GET, ...given } : given;
  const Allow = [...names.filter((name) => own[name]), "OPTIONS"].join(", ");
  const refuse: RouteHandler = (request) =>
    guarded(request, async () => {
      throw new AppError("method_not_allowed", {}, { Allow });
    });
  const options: RouteHandler = (request) =>
    guarded(request, async () => reply({ status: 204, headers: { Allow } }));
  return {
    GET: refuse,
    HEAD: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: options,
    ...own,
  };
}
