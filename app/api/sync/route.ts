import type { SyncAction } from "@/lib/domain/sync-request";
import { syncRequestSchema } from "@/lib/domain/sync-request";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { acceptShrink, pauseSync, resumeSync } from "@/lib/server/services/sync/manage-sync";
import { startSync } from "@/lib/server/services/sync/start-sync";

const ACTIONS: Record<SyncAction, typeof startSync> = {
  read: startSync,
  pause: pauseSync,
  resume: resumeSync,
  accept_shrink: acceptShrink,
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "sync.read" }, ({ context, caller }) => getSync(context, caller)),
  // Each service asks for the permission that its action needs.
  POST: handle({ permission: "sync.run", body: syncRequestSchema }, ({ context, caller, body }) =>
    ACTIONS[body.action](context, caller),
  ),
});
