import { guarded } from "@/lib/server/http/guarded";
import { methods } from "@/lib/server/http/methods";

/** The process answers. No session, and nothing else is told. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: (request) => guarded(request, async () => ({ status: "up" })),
});
