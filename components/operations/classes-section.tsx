import { Age } from "@/components/ui/age";
import { useNow } from "@/components/ui/clock";
import { Cell, Count, Head, Row, Table, TableHead } from "@/components/ui/table";
import { NarrowCell } from "@/components/ui/table-rows";
import { ageWords } from "@/components/ui/time-words";
import type { ClassName, ClassStatus } from "@/lib/domain/sync";
import { OperationsSection } from "./operations-section";
import { StateMark } from "./state-mark";

const widths = [null, "10rem", "6rem", "7rem", "7rem", "8rem"] as const;

const names: Record<ClassName, string> = {
  on_screen: "Open on a screen",
  just_changed: "Just changed",
  invoice_near: "Invoice near",
  viewed: "Viewed lately",
  failed: "Could not read",
  needs_person: "Needs a person",
  others: "All others",
};

/** How fresh the plans of sub-accounts must be, by what makes them matter, and how fresh they are. */
export function ClassesSection({ classes }: { classes: readonly ClassStatus[] }) {
  return (
    <OperationsSection title="Freshness" note="each sub-account counts in the first class that fits it">
      <Table flush caption="Age of plans by class" widths={widths}>
        <TableHead>
          <Head>Class</Head>
          <Head>State</Head>
          <Head align="right">Target</Head>
          <Head align="right">Sub-accounts</Head>
          <Head align="right">Overdue</Head>
          <Head align="right">Oldest</Head>
        </TableHead>
        <tbody>
          {classes.map((each) => (
            <ClassRow key={each.name} status={each} />
          ))}
        </tbody>
      </Table>
    </OperationsSection>
  );
}

function ClassRow({ status }: { status: ClassStatus }) {
  const { name, targetSeconds, accounts, overdue } = status;
  const target = ageWords(targetSeconds * 1000);
  return (
    <Row>
      <Cell className="font-strong">{names[name]}</Cell>
      <Cell>
        <ClassState status={status} />
      </Cell>
      <Cell align="right" tone="second">
        {target}
      </Cell>
      <Cell align="right">
        <Count value={accounts} />
      </Cell>
      <Cell align="right">
        <Count value={overdue} over={overdue > 0} />
      </Cell>
      <Cell align="right" tone="quiet">
        <Oldest status={status} />
      </Cell>
      <NarrowCell
        columns={widths.length}
        title={<span className="font-strong">{names[name]}</span>}
        end={
          <>
            {accounts.toLocaleString("en-GB")} <span className="text-ink-3">within {target}</span>
          </>
        }
        under={<ClassState status={status} withCount />}
        underEnd={
          <>
            oldest <Oldest status={status} />
          </>
        }
      />
    </Row>
  );
}

function ClassState({ status, withCount = false }: { status: ClassStatus; withCount?: boolean }) {
  const { accounts, overdue } = status;
  if (overdue > 0)
    return (
      <StateMark tone="warn">
        {withCount ? `${overdue.toLocaleString("en-GB")} overdue` : "Overdue"}
      </StateMark>
    );
  return accounts === 0 ? (
    <span className="text-ink-3">nobody in it</span>
  ) : (
    <StateMark tone="ok">In time</StateMark>
  );
}

function Oldest({ status: { accounts, oldestSeconds } }: { status: ClassStatus }) {
  const now = useNow();
  if (oldestSeconds === null) return <span>{accounts === 0 ? "–" : "never read"}</span>;
  return <Age at={new Date(now - oldestSeconds * 1000).toISOString()} />;
}
