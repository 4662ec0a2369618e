import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { readOperations } from "@/lib/server/services/operations/read-operations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handle({ permission: "operations.read" }, ({ context, caller }) => readOperations(context, caller)),
});
