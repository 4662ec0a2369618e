import "server-only";
import type { Operations } from "@/lib/domain/operations";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { readToken } from "@/lib/server/services/operations/read-token";
import { readUnexplained } from "@/lib/server/services/operations/read-unexplained";
import { readUnknownPlans } from "@/lib/server/services/operations/read-unknown-plans";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { readClasses } from "@/lib/server/sync/read-classes";
import { readBreakers } from "@/lib/server/zoom/read-breakers";
import { readLimits } from "@/lib/server/zoom/read-limits";

/** How the work with Zoom stands, over all processes. @throws AppError `forbidden` */
export async function readOperations(context: Context, caller: Caller): Promise<Operations> {
  authorise(caller, "operations.read");
  const [limits, breakers, token, sync, classes, unexplained, unknownPlans] = await Promise.all([
    readLimits(context),
    readBreakers(context),
    readToken(context),
    getSync(context, caller),
    readClasses(context),
    readUnexplained(context),
    readUnknownPlans(context),
  ]);
  return { limits, breakers, token: token.status, sync, classes, unexplained, unknownPlans };
}
