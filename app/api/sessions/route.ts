import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { endOtherSessions } from "@/lib/server/services/people/end-sessions";
import { listOwnSessions } from "@/lib/server/services/people/list-people";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "accounts.read" }, ({ context, caller, session }) =>
    listOwnSessions(context, caller, session.id),
  ),
  DELETE: handle({ permission: "accounts.read" }, ({ context, caller, session }) =>
    endOtherSessions(context, caller, session.id),
  ),
});
