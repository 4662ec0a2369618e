import { Day, DaysAway } from "@/components/ui/day";
import { Cell, Count, Head, Row, Table, TableHead } from "@/components/ui/table";
import { NarrowCell, TotalRow } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import type { Home } from "@/lib/domain/home";
import { HomeSection, NothingHere } from "./home-section";

const widths = ["5.75rem", null, "6rem", "8rem", "7rem"] as const;

/** What Zoom invoices in the coming 30 days, summed by day: finance's first question. */
export function InvoicedDays({ month }: { month: Home["month"] }) {
  const all = `/renewals?${new URLSearchParams({ from: month.from, to: month.to })}`;
  return (
    <HomeSection title="Invoiced in 30 days" end={<TextLink href={all}>All lines, and the export</TextLink>}>
      {month.days.length === 0 ? (
        <NothingHere>Nothing is invoiced in these days.</NothingHere>
      ) : (
        <Table flush caption="Invoices of the next 30 days by day" widths={widths}>
          <TableHead>
            <Head align="right">Next invoice</Head>
            <Head>
              <span className="sr-only">How far away</span>
            </Head>
            <Head align="right">Lines</Head>
            <Head align="right">Sub-accounts</Head>
            <Head align="right">Hosts</Head>
          </TableHead>
          <tbody>
            {month.days.map(({ date, lines, accounts, hosts }) => (
              <Row key={date}>
                <Cell align="right">
                  <Day date={date} />
                </Cell>
                <Cell>
                  <DaysAway date={date} />
                </Cell>
                <Sums lines={lines} accounts={accounts} hosts={hosts} />
                <NarrowCell
                  columns={widths.length}
                  title={<Day date={date} />}
                  end={`${hosts.toLocaleString("en-GB")} hosts`}
                  under={<DaysAway date={date} />}
                  underEnd={`${lines.toLocaleString("en-GB")} lines`}
                />
              </Row>
            ))}
          </tbody>
          <TotalRow>
            <Cell>Sum</Cell>
            <Cell />
            <Sums {...month.total} />
          </TotalRow>
        </Table>
      )}
    </HomeSection>
  );
}

function Sums({ lines, accounts, hosts }: Home["month"]["total"]) {
  return (
    <>
      <Cell align="right">
        <Count value={lines} />
      </Cell>
      <Cell align="right">
        <Count value={accounts} />
      </Cell>
      <Cell align="right">
        <Count value={hosts} />
      </Cell>
    </>
  );
}
