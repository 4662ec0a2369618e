import Link from "next/link";
import { dayWords } from "@/components/ui/date-words";
import { Day, DaysAway } from "@/components/ui/day";
import { Cell, Count, Head, Row, Table, TableHead } from "@/components/ui/table";
import { Name, NarrowCell } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import type { Home, InvoicedAccount } from "@/lib/domain/home";
import { accountPath } from "@/lib/domain/paths";
import { HomeSection, NothingHere } from "./home-section";

const widths = ["5.75rem", "6.5rem", null, "5rem", "6rem"] as const;

/** What Zoom invoices in the coming 7 days. */
export function InvoicedWeek({ home: { today, week } }: { home: Home }) {
  const note = `to ${dayWords(week.to)}, ${count(week.accounts, "sub-account")}, ${count(week.hosts, "host")}`;
  const all = `/renewals?${new URLSearchParams({ from: today, to: week.to })}`;
  return (
    <HomeSection
      title="Invoiced in 7 days"
      note={note}
      end={
        <TextLink href={all}>
          {week.total > week.items.length ? `All ${week.total}` : "All renewals"}
        </TextLink>
      }
    >
      {week.items.length === 0 ? (
        <NothingHere>Nothing is invoiced in these days.</NothingHere>
      ) : (
        <Table flush caption="Sub-accounts invoiced in the next 7 days" widths={widths}>
          <TableHead>
            <Head align="right">Next invoice</Head>
            <Head>
              <span className="sr-only">How far away</span>
            </Head>
            <Head>Sub-account</Head>
            <Head align="right">Lines</Head>
            <Head align="right">Hosts</Head>
          </TableHead>
          <tbody>
            {week.items.map((item) => (
              <InvoicedRow key={`${item.date} ${item.accountId}`} item={item} />
            ))}
          </tbody>
        </Table>
      )}
    </HomeSection>
  );
}

function InvoicedRow({ item }: { item: InvoicedAccount }) {
  const name = (
    <Link href={accountPath(item.accountId)} className="block">
      <Name>{item.accountName}</Name>
    </Link>
  );
  return (
    <Row>
      <Cell align="right">
        <Day date={item.date} />
      </Cell>
      <Cell>
        <DaysAway date={item.date} />
      </Cell>
      <Cell>{name}</Cell>
      <Cell align="right">
        <Count value={item.lines} />
      </Cell>
      <Cell align="right">
        <Count value={item.hosts} />
      </Cell>
      <NarrowCell
        columns={widths.length}
        title={name}
        end={count(item.hosts, "host")}
        under={<DaysAway date={item.date} />}
        underEnd={<Day date={item.date} />}
      />
    </Row>
  );
}

function count(value: number, noun: string): string {
  return `${value.toLocaleString("en-GB")} ${noun}${value === 1 ? "" : "s"}`;
}
