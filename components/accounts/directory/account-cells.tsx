import type { ReactNode } from "react";
import { Age } from "@/components/ui/age";
import { Day, DaysAway } from "@/components/ui/day";
import { Cell, Count } from "@/components/ui/table";
import type { AccountRow } from "@/lib/domain/account";
import { AccountStatus } from "../account-status";
import { PlanName } from "../plan-name";
import type { ColumnName } from "./directory-columns";

type AccountCellProps = { name: ColumnName; account: AccountRow; two: boolean };

/** The cell of one column, or the two of the invoice: its day and how far away that is. */
export function AccountCell({ name, account, two }: AccountCellProps) {
  const { basePlan, nextInvoiceDate, plansReadAt } = account;
  if (name === "owner") return <Cell tone="second">{account.ownerEmail ?? <Quiet>–</Quiet>}</Cell>;
  if (name === "number") return <Cell tone="second">{account.accountNumber ?? <Quiet>–</Quiet>}</Cell>;
  if (name === "status")
    return (
      <Cell>
        <AccountStatus status={account.status} className="max-w-full" />
      </Cell>
    );
  if (name === "plan")
    return (
      <Cell tone="second">
        {basePlan ? <PlanName plan={basePlan} /> : <Quiet>–</Quiet>}
        {two && basePlan && basePlan.label !== basePlan.type ? (
          <span className="block truncate font-mono text-code text-ink-3">{basePlan.type}</span>
        ) : null}
      </Cell>
    );
  if (name === "hosts")
    return (
      <Cell align="right">
        {plansReadAt === null ? <Quiet>not read</Quiet> : <Count value={account.hosts} />}
      </Cell>
    );
  if (name === "addons")
    return (
      <Cell tone="second">
        <Addons account={account} />
      </Cell>
    );
  if (name === "age")
    return <Cell align="right">{plansReadAt ? <Age at={plansReadAt} /> : <Quiet>–</Quiet>}</Cell>;
  return (
    <>
      <Cell align="right">{nextInvoiceDate ? <Day date={nextInvoiceDate} /> : <Quiet>–</Quiet>}</Cell>
      <Cell>{nextInvoiceDate ? <DaysAway date={nextInvoiceDate} /> : null}</Cell>
    </>
  );
}

function Addons({ account }: { account: AccountRow }) {
  if (account.plansReadAt === null) return null;
  const { addonCount, addonFamilies } = account;
  return (
    <span className="flex gap-2" title={addonFamilies.join(", ") || undefined}>
      <span className="min-w-4 shrink-0 text-right text-ink">
        <Count value={addonCount} />
      </span>
      <span className="truncate text-ink-3">{addonFamilies.join(", ")}</span>
    </span>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-ink-3">{children}</span>;
}
