import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { endPersonSessions } from "@/lib/server/services/people/end-sessions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: handle({ permission: "people.manage" }, ({ context, caller, params: { personId = "" } }) =>
    endPersonSessions(context, caller, personId),
  ),
});
