import { Age, Moment } from "@/components/ui/age";
import { Cell, Count, Head, Row, Table, TableHead } from "@/components/ui/table";
import { NarrowCell } from "@/components/ui/table-rows";
import type { LimitLabel, LimitStatus } from "@/lib/domain/operations";
import { rateWords, waitingWords } from "./limit-words";
import { OperationsSection } from "./operations-section";
import { StateMark } from "./state-mark";

const widths = ["13rem", null, "6.5rem", "6.5rem", "6.5rem", "12rem", "8rem"] as const;

/** Zoom's name of the limit and what we count against it. */
const names: Record<LimitLabel, { name: string; calls: string }> = {
  light: { name: "Light", calls: "one sub-account’s facts" },
  medium: { name: "Medium", calls: "lists and plans" },
  heavy: { name: "Heavy", calls: "changes" },
};

/** What is left of our share of Zoom's limits, what waits for it, and when Zoom last turned a call away. */
export function LimitsSection({ limits }: { limits: readonly LimitStatus[] }) {
  return (
    <OperationsSection title="Calls to Zoom" note="our share, all processes together; days end at 00:00 UTC">
      <Table flush caption="Calls to Zoom by kind of limit" widths={widths}>
        <TableHead>
          <Head>Limit</Head>
          <Head>State</Head>
          <Head align="right">A second</Head>
          <Head align="right">Used today</Head>
          <Head align="right">Left today</Head>
          <Head className="pl-6">Waiting</Head>
          <Head align="right">Turned away</Head>
        </TableHead>
        <tbody>
          {limits.map((limit) => (
            <LimitRow key={limit.label} limit={limit} />
          ))}
        </tbody>
      </Table>
    </OperationsSection>
  );
}

function LimitRow({ limit }: { limit: LimitStatus }) {
  const { name, calls } = names[limit.label];
  const left = limit.leftToday === null ? <NoDayLimit /> : <Count value={limit.leftToday} />;
  return (
    <Row two>
      <Cell>
        <span className="block font-strong">{name}</span>
        <span className="block truncate text-ink-3 text-meta">{calls}</span>
      </Cell>
      <Cell className="whitespace-normal">
        <LimitState limit={limit} />
      </Cell>
      <Cell align="right">
        <Rate limit={limit} />
      </Cell>
      <Cell align="right">
        <Count value={limit.usedToday} />
      </Cell>
      <Cell align="right">{left}</Cell>
      <Cell tone="second" className="whitespace-normal pl-6">
        {waitingWords(limit.waiting)}
      </Cell>
      <Cell align="right" tone="quiet">
        <TurnedAway at={limit.last429At} />
      </Cell>
      <NarrowCell
        columns={widths.length}
        title={
          <>
            <span className="font-strong">{name}</span> <span className="text-ink-3 text-meta">{calls}</span>
          </>
        }
        end={<Rate limit={limit} withUnit />}
        under={<NarrowFacts limit={limit} />}
      />
    </Row>
  );
}

function NarrowFacts({ limit }: { limit: LimitStatus }) {
  const { usedToday, leftToday, waiting, last429At } = limit;
  return (
    <span className="grid gap-0.5 whitespace-normal!">
      <LimitState limit={limit} />
      <span>
        {usedToday.toLocaleString("en-GB")} used today,{" "}
        {leftToday === null ? "no daily limit" : `${leftToday.toLocaleString("en-GB")} left`}
      </span>
      <span>Waiting: {waitingWords(waiting)}</span>
      {last429At ? (
        <span>
          Turned away <Age at={last429At} ago plain />
        </span>
      ) : null}
    </span>
  );
}

function LimitState({ limit: { parkedUntil, fullShareAt } }: { limit: LimitStatus }) {
  if (parkedUntil)
    return (
      <span>
        <StateMark tone="warn">Parked</StateMark>{" "}
        <span className="text-ink-2">
          until <Moment at={parkedUntil} seconds />
        </span>
      </span>
    );
  if (fullShareAt)
    return (
      <span>
        <StateMark tone="waiting">Slowed,</StateMark>{" "}
        <span className="text-ink-2">
          full at <Moment at={fullShareAt} seconds />
        </span>
      </span>
    );
  return <StateMark tone="ok">Full share</StateMark>;
}

function Rate({ limit, withUnit = false }: { limit: LimitStatus; withUnit?: boolean }) {
  const { perSecond, fullPerSecond } = limit;
  return (
    <span className="whitespace-nowrap">
      {rateWords(perSecond)}
      {perSecond < fullPerSecond ? <span className="text-ink-3"> of {rateWords(fullPerSecond)}</span> : null}
      {withUnit ? <span className="text-ink-3"> a second</span> : null}
    </span>
  );
}

function TurnedAway({ at }: { at: string | null }) {
  return at ? <Age at={at} ago /> : <span className="text-ink-3">never</span>;
}

function NoDayLimit() {
  return <span className="text-ink-3">no limit</span>;
}
