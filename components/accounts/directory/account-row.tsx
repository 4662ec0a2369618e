import Link from "next/link";
import type { ReactNode } from "react";
import { Age } from "@/components/ui/age";
import { Day, DaysAway } from "@/components/ui/day";
import { Cell, Count, Row } from "@/components/ui/table";
import { Name, NarrowCell, UsedOf } from "@/components/ui/table-rows";
import type { AccountRow as AccountRowData } from "@/lib/domain/account";
import { accountPath } from "@/lib/domain/paths";
import { AccountStatus } from "../account-status";
import { PlanName } from "../plan-name";

export const COLUMNS = 8;

type AccountRowProps = {
  account: AccountRowData;
  index: number;
  cursor: boolean;
  onFocus: () => void;
};

/** One sub-account: eight cells in 36 px, below 640 px two lines. The whole row is its link. */
export function AccountRow({ account, index, cursor, onFocus }: AccountRowProps) {
  const { basePlan, nextInvoiceDate, plansReadAt, hosts } = account;
  const state = cursor ? "cursor" : account.status === "not_known_yet" ? "unknown" : "rest";
  return (
    <Row state={state} data-row={index} aria-rowindex={index + 2} onFocus={onFocus} className="relative">
      <Cell>
        <RowLink account={account} />
      </Cell>
      <Cell>
        <AccountStatus status={account.status} className="max-w-full" />
      </Cell>
      <Cell tone="second">{basePlan ? <PlanName plan={basePlan} /> : <Quiet>–</Quiet>}</Cell>
      <Cell align="right">{plansReadAt === null ? <Quiet>not read</Quiet> : <Count value={hosts} />}</Cell>
      <Cell tone="second">
        <Addons account={account} />
      </Cell>
      <Cell align="right">{nextInvoiceDate ? <Day date={nextInvoiceDate} /> : <Quiet>–</Quiet>}</Cell>
      <Cell>{nextInvoiceDate ? <DaysAway date={nextInvoiceDate} /> : null}</Cell>
      <Cell align="right">{plansReadAt ? <Age at={plansReadAt} /> : <Quiet>–</Quiet>}</Cell>
      <NarrowCell
        columns={COLUMNS}
        title={<RowLink account={account} />}
        end={<UsedOf used={null} bought={hosts} />}
        under={
          <>
            <AccountStatus status={account.status} />
            {basePlan ? (
              <span className="text-ink-3">
                <PlanName plan={basePlan} />
              </span>
            ) : null}
          </>
        }
        underEnd={nextInvoiceDate ? <Day date={nextInvoiceDate} /> : null}
      />
    </Row>
  );
}

// Its area is the row, so that a press anywhere opens it; the row's own colours show the focus.
function RowLink({ account }: { account: AccountRowData }) {
  return (
    <Link
      href={accountPath(account.id)}
      prefetch={false}
      className="block outline-none after:absolute after:inset-0"
    >
      <Name>{account.name}</Name>
    </Link>
  );
}

function Addons({ account }: { account: AccountRowData }) {
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
