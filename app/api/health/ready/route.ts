import { getContext } from "@/lib/server/context";
import { guarded } from "@/lib/server/http/guarded";
import { methods } from "@/lib/server/http/methods";
import { reply } from "@/lib/server/http/reply";

/** The process can work: its database answers. No session, and nothing else is told. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: (request) =>
    guarded(request, async () => {
      const up = await isDatabaseUp();
      return reply({ status: up ? 200 : 503, body: { status: up ? "up" : "down" } });
    }),
});

async function isDatabaseUp(): Promise<boolean> {
  try {
    await getContext().pool.query("select 1");
    return true;
  } catch {
    return false;
  }
}
