import Link from "next/link";
import { memo } from "react";
import { Day } from "@/components/ui/day";
import { Cell, Row } from "@/components/ui/table";
import { Name, NarrowCell, UsedOf } from "@/components/ui/table-rows";
import type { AccountRow as AccountRowData } from "@/lib/domain/account";
import { accountPath } from "@/lib/domain/paths";
import { AccountStatus } from "../account-status";
import { PlanName } from "../plan-name";
import { AccountCell } from "./account-cells";
import type { DirectoryView } from "./directory-columns";

/** A cell a column, two lines, or both with one of them unseen. */
export type RowShape = "wide" | "narrow" | "both";

type AccountRowProps = {
  account: AccountRowData;
  /** Its place among all rows, from 0. */
  index: number;
  /** False when that place is counted from an end whose number is not known. */
  numbered: boolean;
  cursor: boolean;
  onCursor: (index: number) => void;
  view: DirectoryView;
  /** What is drawn of it; both until the browser has told its width. */
  shape: RowShape;
  /** Cells of the whole row. */
  columns: number;
};

/**
 * One sub-account: a cell a column, below 640 px two lines. The whole row is its link. Drawn anew only when it
 * changes, because the rows beside it come and go at every turn of the wheel.
 */
export const AccountRow = memo(function AccountRow(props: AccountRowProps) {
  const { account, index, numbered, cursor, onCursor, view, shape, columns } = props;
  const state = cursor ? "cursor" : account.status === "not_known_yet" ? "unknown" : "rest";
  return (
    <Row
      state={state}
      two={view.density === "two"}
      data-row={index}
      aria-rowindex={numbered ? index + 2 : undefined}
      onFocus={() => onCursor(index)}
      className="relative"
    >
      {shape === "narrow" ? null : <WideCells account={account} view={view} />}
      {shape === "wide" ? null : <TwoLines account={account} columns={columns} />}
    </Row>
  );
});

function WideCells({ account, view }: { account: AccountRowData; view: DirectoryView }) {
  const two = view.density === "two";
  return (
    <>
      <Cell>
        <RowLink account={account} />
        {two ? (
          <span className="block truncate text-ink-3 text-meta">{account.ownerEmail ?? account.id}</span>
        ) : null}
      </Cell>
      {view.columns.map((name) => (
        <AccountCell key={name} name={name} account={account} two={two} />
      ))}
    </>
  );
}

function TwoLines({ account, columns }: { account: AccountRowData; columns: number }) {
  const { basePlan, nextInvoiceDate, hosts } = account;
  return (
    <NarrowCell
      columns={columns}
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
