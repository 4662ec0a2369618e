import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { endOwnSession } from "@/lib/server/services/people/end-sessions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: handle({ permission: "accounts.read" }, ({ context, caller, params: { sessionId = "" } }) =>
    endOwnSession(context, caller, sessionId),
  ),
});
