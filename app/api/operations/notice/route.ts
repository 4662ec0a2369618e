import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { readNotice } from "@/lib/server/services/operations/read-notice";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "sync.read" }, async ({ context, caller }) => ({
    notice: await readNotice(context, caller),
  })),
});
