import { accountQuerySchema } from "@/lib/domain/account-query";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "accounts.read", query: accountQuerySchema }, ({ context, caller, query }) =>
    listAccounts(context, caller, query),
  ),
});
