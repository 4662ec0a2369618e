"use client";

import { Fragment } from "react";
import { useNow, useZone } from "@/components/ui/clock";
import { Table } from "@/components/ui/table";
import { GroupRow } from "@/components/ui/table-rows";
import { dayOf } from "@/components/ui/time-words";
import type { AccountDetail, AccountPlans, ShownPlanLine } from "@/lib/domain/account";
import type { PlanDifference } from "@/lib/domain/difference";
import { accountPath } from "@/lib/domain/paths";
import { isRunning } from "@/lib/domain/plan-lines";
import { elsewhereLines } from "./elsewhere-lines";
import { groupLines } from "./line-groups";
import { lineStatus } from "./line-status";
import { LinesHead, lineWidths } from "./lines-head";
import type { OpenLine } from "./open-lines";
import { LINE_COLUMNS, PlanLineRow } from "./plan-line-row";
import { rawLine } from "./raw-line";
import type { Changed } from "./use-live-plans";

type PlanLinesTableProps = {
  account: AccountDetail;
  plans: AccountPlans;
  changed: Changed;
  open: ReadonlyMap<string, OpenLine>;
  elsewhere: readonly PlanDifference[];
  mayWrite: boolean;
};

/** Every plan line of a sub-account, by family. */
export function PlanLinesTable({ account, plans, changed, open, elsewhere, mayWrite }: PlanLinesTableProps) {
  const now = useNow();
  const today = dayOf(now, useZone());
  const marks = elsewhereLines(elsewhere, plans.lines, now);
  return (
    <Table caption={`Plans of ${account.name}`} widths={lineWidths}>
      <LinesHead />
      {groupLines(plans.lines).map(({ title, lines }) => (
        <tbody key={title}>
          <GroupRow
            columns={LINE_COLUMNS}
            title={title}
            count={lines.length > 1 ? lines.length : undefined}
          />
          {lines.map((line) => (
            <Fragment key={line.path}>
              <PlanLineRow
                line={line}
                status={lineStatus({
                  line,
                  today,
                  was: changed.get(line.path),
                  open: open.get(line.path) ?? null,
                  elsewhere: marks.get(line.path) ?? null,
                })}
                locked={open.has(line.path)}
                changed={changed.has(line.path)}
                action={mayWrite ? lineAction(account, line) : null}
                raw={rawLine(plans.raw, line.path)}
              />
            </Fragment>
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function lineAction({ id, eligibility }: AccountDetail, line: ShownPlanLine) {
  if (!isRunning(line) || line.type === null || !line.offered) return null;
  if (line.path === "plan_base") {
    const href = `${accountPath(id)}/base-plan`;
    return eligibility.change_base_plan === null ? { href, words: "Change" } : null;
  }
  const href = `${accountPath(id)}/add-ons/update?${new URLSearchParams({ path: line.path })}`;
  return eligibility.update_addon === null
    ? { href, words: line.hosts === null ? "Update" : "Update hosts" }
    : null;
}
