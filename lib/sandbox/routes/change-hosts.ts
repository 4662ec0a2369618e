import type { RouteCall } from "../route";
import { findCode } from "../rules/catalogue";
import type { SandboxAccount } from "../state/account";
import { dayOf, nextInvoiceAfter, termMonths } from "../state/dates";
import { type Line, linesOf } from "../state/plan-lines";

/**
 * Sets a line's hosts. An increase counts at once; a decrease does too, or waits for the next invoice day,
 * as the sandbox's decreaseMode says.
 */
export function changeHosts(call: RouteCall, draft: SandboxAccount, line: Line, hosts: number): void {
  const { world } = call;
  const target = linesOf(draft.plans).find(({ path, type }) => path === line.path && type === line.type);
  if (target === undefined) return;
  draft.pending = draft.pending.filter(({ path, type }) => path !== line.path || type !== line.type);
  if (world.settings.decreaseMode === "at_renewal" && line.hosts !== null && hosts < line.hosts) {
    draft.pending.push({
      path: line.path,
      type: line.type,
      hosts,
      onDate: renewalDay(line, world.clock.today()),
    });
    return;
  }
  if (target.hosts !== null) target.node.hosts = hosts;
}

function renewalDay(line: Line, today: string): string {
  const next = line.node.next_invoice_date;
  const day = typeof next === "string" ? dayOf(next) : today;
  return nextInvoiceAfter(day, today, termMonths(findCode(line.type)?.term));
}
