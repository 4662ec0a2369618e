import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { getChange } from "@/lib/server/services/changes/get-change";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "changes.read" }, ({ context, caller, params }) =>
    getChange(context, caller, params.changeId ?? ""),
  ),
});
