import { Moment } from "@/components/ui/age";
import { type Fact, Facts } from "@/components/ui/facts";
import type { Change, ChangeEvidence, PlanAmount } from "@/lib/domain/change";
import { planLabel } from "@/lib/domain/plan-catalogue";
import { hostWords } from "../change-words";

/** What somebody who settles a change needs before their eyes: how it was, what was sent, and every read since. */
export function SettleEvidence({ change }: { change: Change }) {
  const reads = change.evidence.filter(({ event }) => event === "read_back" || event === "read_failed");
  const facts: Fact[] = [
    { term: "Before", value: amountsText(change.before) },
    { term: "Sent", value: <Sent change={change} /> },
    { term: "Reads since", value: reads.length === 0 ? "none yet" : <Reads reads={reads} /> },
  ];
  return <Facts items={facts} />;
}

function Sent({ change: { after, sentAt } }: { change: Change }) {
  return (
    <>
      {amountsText(after)}
      {sentAt ? (
        <span className="text-ink-2">
          {" "}
          at <Moment at={sentAt} seconds />
        </span>
      ) : null}
    </>
  );
}

function Reads({ reads }: { reads: readonly ChangeEvidence[] }) {
  return (
    <ol className="grid gap-1">
      {reads.map(({ at, text }) => (
        <li key={`${at} ${text}`}>
          <span className="mr-2.5 text-ink-2">
            <Moment at={at} seconds withZone={false} />
          </span>
          {text}
        </li>
      ))}
    </ol>
  );
}

function amountsText(amounts: readonly PlanAmount[]): string {
  if (amounts.length === 0) return "no plan";
  return amounts
    .map(({ type, hosts }) => (hosts === null ? planLabel(type) : `${planLabel(type)}, ${hostWords(hosts)}`))
    .join("; ");
}
