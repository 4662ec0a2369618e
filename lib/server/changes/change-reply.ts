import "server-only";
import type { ChangeResult } from "@/lib/server/changes/answers";
import { type Reply, reply } from "@/lib/server/http/reply";

/** A change as the answer to the request that asked for it; `Location` is where it can be followed. */
export function changeReply({ status, change }: ChangeResult): Reply {
  return reply({ status, headers: { Location: `/api/changes/${change.id}` }, body: change });
}
