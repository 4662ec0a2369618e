import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { getAccount } from "@/lib/server/services/accounts/get-account";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "accounts.read" }, ({ context, caller, params }) =>
    getAccount(context, caller, params.accountId ?? ""),
  ),
});
