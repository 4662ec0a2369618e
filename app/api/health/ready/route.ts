import { getContext } from "@/lib/server/context";
import { canStore } from "@/lib/server/db/can-store";
import { guarded } from "@/lib/server/http/guarded";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";

/** The process can work: its database stores what it is given. No session, and nothing else is told. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: (request) =>
    guarded(request, async () => {
      const up = await canStore(getContext().pool);
      return reply({ status: up ? 200 : 503, body: { status: up ? "up" : "down" } });
    }),
});
