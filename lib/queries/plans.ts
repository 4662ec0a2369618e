import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Change, ChangeKind } from "@/lib/domain/change";
import { apiAccountPath } from "@/lib/domain/paths";
import { sendJson } from "./http";

/**
 * One intended change as it goes to our API. The same key with the same body asks what became of it and never
 * sends it a second time.
 */
export type Intent = {
  /** Idempotency-Key, one for each intent. */
  key: string;
  /** If-Match: the version of the plans that the person saw. */
  version: string;
  reason: string;
  request: Record<string, unknown>;
};

type Write = { method: "POST" | "PUT"; path: string };

/** Where each kind of change goes, below a sub-account's address; Zoom's own paths. */
export const writes: Record<ChangeKind, Write> = {
  subscribe: { method: "POST", path: "/plans" },
  change_base_plan: { method: "PUT", path: "/plans/base" },
  add_addon: { method: "POST", path: "/plans/addons" },
  update_addon: { method: "PUT", path: "/plans/addons" },
};

/**
 * Hands a change to our API and gives the journalled change back, whatever its state.
 * @throws ProblemError when it was refused, stopped or not sent, and when no answer came
 */
export function sendChange(kind: ChangeKind, accountId: string, intent: Intent): Promise<Change> {
  const { method, path } = writes[kind];
  return sendJson<Change>(method, `${apiAccountPath(accountId)}${path}`, intent.request, {
    "Idempotency-Key": intent.key,
    "If-Match": `"${intent.version}"`,
    "Change-Reason": encodeURIComponent(intent.reason),
  });
}

/** `sendChange` as a mutation; afterwards everything read of sub-accounts and changes counts as old. */
export function useSendChange(kind: ChangeKind, accountId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (intent: Intent) => sendChange(kind, accountId, intent),
    retry: false,
    // The default holds a write back while the browser is offline and sends it later, unasked.
    networkMode: "always",
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ["changes"] }),
        client.invalidateQueries({ queryKey: ["accounts"] }),
      ]);
    },
  });
}
