import type { ControlClient } from "@/lib/sandbox/control-client";
import type { History } from "@/lib/server/history/history";

/** What the pretended Zoom carried out, and the plans of the accounts it did that to as they are now. */
export async function zoomRecord(control: ControlClient): Promise<Pick<History, "ledger" | "plans">> {
  const { applied } = await control.ledger();
  const plans: History["plans"] = new Map();
  for (const id of new Set(applied.map(({ accountId }) => accountId))) {
    plans.set(id, (await control.account(id)).plans);
  }
  return { ledger: applied, plans };
}
