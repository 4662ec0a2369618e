import "server-only";
import { AppError } from "@/lib/server/errors";
import { guarded } from "@/lib/server/http/guarded";
import type { Segment } from "@/lib/server/http/handle";
import { reply } from "@/lib/server/http/reply";

const names = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof names)[number];
type Handler<At> = (request: Request, segment: At) => Promise<Response>;

/**
 * All methods of a route: those given, HEAD beside GET, OPTIONS, and 405 with `Allow` for the rest, which Next
 * would answer without a body. Use as `export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET })`.
 */
export function methods<At = Segment>(
  given: Partial<Record<Method, Handler<At>>>,
): Record<Method, Handler<At>> {
  const own = given.GET ? { HEAD: given.GET, ...given } : given;
  const Allow = [...names.filter((name) => own[name]), "OPTIONS"].join(", ");
  const refuse: Handler<At> = (request) =>
    guarded(request, async () => {
      throw new AppError("method_not_allowed", {}, { Allow });
    });
  const options: Handler<At> = (request) =>
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
