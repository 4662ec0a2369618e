import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { startSync } from "@/lib/server/services/sync/start-sync";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "sync.read" }, ({ context, caller }) => getSync(context, caller)),
  POST: handle({ permission: "sync.run" }, ({ context, caller }) => startSync(context, caller)),
});
