import { Age } from "@/components/ui/age";
import { Cell, Count, Head, Row, Table, TableHead } from "@/components/ui/table";
import { NarrowCell } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import type { UnexplainedRefusal } from "@/lib/domain/operations";
import { OperationsSection } from "./operations-section";

const widths = ["6rem", null, "6rem", "8rem"] as const;

/** What Zoom refused with words that the phrasebook does not know, the most frequent first. */
export function UnexplainedSection({ refusals }: { refusals: readonly UnexplainedRefusal[] }) {
  const total = refusals.reduce((sum, { count }) => sum + count, 0);
  return (
    <OperationsSection
      title="Refusals nobody has explained"
      note={total.toLocaleString("en-GB")}
      end={
        total > 0 ? <TextLink href="/changes?state=refused&unexplained=1">Show the changes</TextLink> : null
      }
    >
      {total === 0 ? (
        <p className="text-ink-3">Every refusal so far is in the phrasebook.</p>
      ) : (
        <Table flush caption="Refusals by Zoom's code and words" widths={widths}>
          <TableHead>
            <Head>Code</Head>
            <Head>Zoom’s words</Head>
            <Head align="right">Times</Head>
            <Head align="right">Last</Head>
          </TableHead>
          <tbody>
            {refusals.map((refusal) => (
              <RefusalRow key={`${refusal.code} ${refusal.message}`} refusal={refusal} />
            ))}
          </tbody>
        </Table>
      )}
    </OperationsSection>
  );
}

function RefusalRow({ refusal: { code, message, count, lastAt } }: { refusal: UnexplainedRefusal }) {
  const shownCode = <span className="font-mono text-code">{code ?? "no code"}</span>;
  return (
    <Row>
      <Cell>{shownCode}</Cell>
      <Cell className="whitespace-normal break-words py-1.5">
        <span dir="auto">{message}</span>
      </Cell>
      <Cell align="right">
        <Count value={count} />
      </Cell>
      <Cell align="right" tone="quiet">
        <Age at={lastAt} ago />
      </Cell>
      <NarrowCell
        columns={widths.length}
        title={
          <span dir="auto" className="break-words">
            {message}
          </span>
        }
        end={count.toLocaleString("en-GB")}
        under={shownCode}
        underEnd={<Age at={lastAt} ago />}
      />
    </Row>
  );
}
