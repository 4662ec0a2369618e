import { changePersonSchema } from "@/lib/domain/people";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { changePerson } from "@/lib/server/services/people/change-person";
import { listPeople } from "@/lib/server/services/people/list-people";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PATCH: handle(
    { permission: "people.manage", recent: true, body: changePersonSchema },
    async ({ context, caller, session, params: { personId = "" }, body }) => {
      await changePerson(context, caller, { personId, change: body });
      return listPeople(context, caller, session.id);
    },
  ),
});
