import { Cell, Count, Head, Row, Table, TableHead } from "@/components/ui/table";
import { NarrowCell } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import type { UnknownPlan } from "@/lib/domain/operations";
import { OperationsSection } from "./operations-section";

const widths = ["16rem", null, "8rem"] as const;

/** Plans that came after this version of Plandesk: shown raw to everybody, named here for an update. */
export function UnknownPlansSection({ plans }: { plans: readonly UnknownPlan[] }) {
  return (
    <OperationsSection
      title="Plans new to us"
      note={plans.length.toLocaleString("en-GB")}
      end={
        plans.length > 0 ? (
          <TextLink href="/accounts?flag=unknown_plan">Show the sub-accounts</TextLink>
        ) : null
      }
    >
      {plans.length === 0 ? (
        <p className="text-ink-3">Every plan that was read is in the catalogue.</p>
      ) : (
        <Table flush caption="Plans that the catalogue does not know" widths={widths}>
          <TableHead>
            <Head>Family</Head>
            <Head>Plan code</Head>
            <Head align="right">Sub-accounts</Head>
          </TableHead>
          <tbody>
            {plans.map((plan) => (
              <PlanRow key={`${plan.family} ${plan.type}`} plan={plan} />
            ))}
          </tbody>
        </Table>
      )}
    </OperationsSection>
  );
}

function PlanRow({ plan: { family, type, count } }: { plan: UnknownPlan }) {
  const familyCode = <span className="break-all font-mono text-code">{family}</span>;
  const typeCode =
    type === null ? (
      <span className="text-ink-3">no code</span>
    ) : (
      <span className="break-all font-mono text-code">{type}</span>
    );
  return (
    <Row>
      <Cell>{familyCode}</Cell>
      <Cell>{typeCode}</Cell>
      <Cell align="right">
        <Count value={count} />
      </Cell>
      <NarrowCell
        columns={widths.length}
        title={typeCode}
        end={count.toLocaleString("en-GB")}
        under={familyCode}
      />
    </Row>
  );
}
