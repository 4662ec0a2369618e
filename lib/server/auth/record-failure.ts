import "server-only";
import { recordEvent } from "@/lib/server/audit/record-event";
import type { Origin } from "@/lib/server/auth/store-sign-in";
import type { Context } from "@/lib/server/context";
import { countRequest } from "@/lib/server/http/request-caps";

// Nobody is known yet, so the event has no person.
const SOMEBODY = { id: null, name: "Somebody", role: null };
/** A sign-in that a person was refused stands in the audit already, with who it was. */
const RECORDED = "AccessDenied";

/**
 * Writes a sign-in that came back and failed into the audit: a state or nonce that is not ours, a company that says no.
 * Anybody can send such, so that of one address only as many are written as may sign in.
 * @param location where next-auth sends the browser, with the error's name
 */
export async function recordFailure(
  context: Context,
  { ip, requestId }: Pick<Origin, "ip" | "requestId">,
  location: string | null,
): Promise<void> {
  const error = location && new URL(location, context.env.auth.url).searchParams.get("error");
  if (!error || error === RECORDED) return;
  const event = { actor: SOMEBODY, ip, requestId, action: "person.sign_in_failed", after: { error } };
  try {
    await countRequest(context, "signIn", ip ?? "unknown");
    await context.db.transaction((transaction) => recordEvent(transaction, context, event));
  } catch (cause) {
    context.log.warn({ err: cause, error }, "a failed sign-in was not recorded");
  }
}
