import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { openAccount } from "@/lib/server/services/accounts/open-account";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "accounts.read" }, ({ context, caller, params }) =>
    openAccount(context, caller, params.accountId ?? ""),
  ),
});
