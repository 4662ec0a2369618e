import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { listPeople } from "@/lib/server/services/people/list-people";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "people.manage" }, ({ context, caller, session }) =>
    listPeople(context, caller, session.id),
  ),
});
