import Link from "next/link";
import { Age } from "@/components/ui/age";
import { countWords } from "@/components/ui/count-words";
import { Day, DaysAway } from "@/components/ui/day";
import { Status } from "@/components/ui/status";
import type { StatusWord } from "@/components/ui/status-words";
import { Cell, Count, cellEdges, Row } from "@/components/ui/table";
import { Name, NarrowCell } from "@/components/ui/table-rows";
import { accountPath } from "@/lib/domain/paths";
import type { RenewalDay, RenewalRow } from "@/lib/domain/renewal";

const STATUS: Record<string, StatusWord> = { active: "Active", cancelled: "Cancelled", expired: "Expired" };

/** `at` is the row's number in the whole table, whose head is row 1. */
type InTable = { columns: number; at: number };

/** Sums of one day: what Zoom will invoice on it. */
export function DayRow({ day, columns, at }: { day: RenewalDay } & InTable) {
  return (
    <tr aria-rowindex={at}>
      <th
        scope="colgroup"
        colSpan={columns}
        className={`h-row max-sm:h-[3.6875rem] border-line border-b bg-sunken px-2 text-left text-meta ${cellEdges}`}
      >
        <span className="flex items-center gap-x-3 max-sm:flex-wrap">
          <Day date={day.date} className="font-strong text-ink" />
          <DaysAway date={day.date} className="font-text" />
          <span className="ml-auto whitespace-nowrap font-text text-ink-2 max-sm:ml-0 max-sm:w-full">
            {countWords(day.accounts, "sub-account")}, {countWords(day.lines, "line")},{" "}
            <strong className="font-title text-ink">{countWords(day.hosts, "host")}</strong>
          </span>
        </span>
      </th>
    </tr>
  );
}

/** One plan line and its next invoice. */
export function LineRow({ row, columns, at }: { row: RenewalRow } & InTable) {
  return (
    <Row aria-rowindex={at}>
      <Cell align="right">
        <Day date={row.nextInvoiceDate} />
      </Cell>
      <Cell>
        <DaysAway date={row.nextInvoiceDate} />
      </Cell>
      <Cell>
        <AccountLink row={row} />
      </Cell>
      <Cell tone="second" title={row.type ?? row.path}>
        {row.label}
      </Cell>
      <Cell tone="second">{row.cycle ?? "–"}</Cell>
      <Cell align="right">
        <Count value={row.hosts} />
      </Cell>
      <Cell align="right">{amountWords(row)}</Cell>
      <Cell>
        <LineStatus status={row.status} />
      </Cell>
      <Cell align="right">
        <Age at={row.readAt} />
      </Cell>
      <NarrowCell
        columns={columns}
        title={<AccountLink row={row} />}
        end={<Count value={row.hosts} />}
        under={
          <>
            <LineStatus status={row.status} />
            <span>{row.label}</span>
          </>
        }
        underEnd={
          <span className="flex gap-x-2">
            {row.amount !== null && (
              <span className="text-ink">
                <span className="sr-only">Amount </span>
                {amountWords(row)}
              </span>
            )}
            <Day date={row.nextInvoiceDate} />
          </span>
        }
      />
    </Row>
  );
}

function amountWords({ amount }: RenewalRow): string | undefined {
  return amount?.toLocaleString("en-GB", { minimumFractionDigits: 2 });
}

function AccountLink({ row }: { row: RenewalRow }) {
  return (
    <Link href={accountPath(row.accountId)} prefetch={false} className="block min-w-0 hover:underline">
      <Name>{row.accountName}</Name>
    </Link>
  );
}

/** A status that Zoom does not send is a dash; one that nobody knows is "Other". */
function LineStatus({ status }: { status: string | null }) {
  const word = status === null ? undefined : STATUS[status];
  if (word) return <Status word={word} className="shrink-0" />;
  return <span className="text-ink-3">{status === null ? "–" : "Other"}</span>;
}
