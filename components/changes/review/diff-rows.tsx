import { Day, DaysAway } from "@/components/ui/day";
import type { DiffRow } from "@/components/ui/diff-table";
import type { ChangeEffect } from "@/lib/domain/change-effect";
import { planLabel } from "@/lib/domain/plan-catalogue";
import { hostWords, numberWords } from "../change-words";

/** The rows of Now and After: field by field for one plan line, plan by plan for several. */
export function diffRows({ before, after }: ChangeEffect, nextInvoice: string | null): DiffRow[] {
  const [only, ...others] = after;
  const was = before[0];
  if (!only || others.length > 0) {
    return after.map(({ type, hosts }) => ({ name: planLabel(type), now: none, after: hostWords(hosts) }));
  }
  return [
    ...(only.hosts === null ? [] : [hostsRow(was?.hosts ?? null, only.hosts)]),
    {
      name: "Plan",
      now: was ? planLabel(was.type) : none,
      ...changed(was?.type, only.type, planLabel(only.type)),
    },
    {
      name: "Code",
      now: was ? <Code code={was.type} /> : none,
      ...changed(was?.type, only.type, <Code code={only.type} />),
    },
    ...(nextInvoice && was ? [{ name: "Next invoice", now: <Invoice day={nextInvoice} /> }] : []),
  ];
}

const none = <span className="font-text text-body text-ink-3">none</span>;

function hostsRow(was: number | null, hosts: number): DiffRow {
  const step = hosts - (was ?? 0);
  const row = { name: "Hosts", now: was === null ? none : numberWords(was), figure: true };
  if (step === 0) return row;
  return {
    ...row,
    after: numberWords(hosts),
    ...(was === null ? {} : { difference: `${numberWords(Math.abs(step))} ${step > 0 ? "more" : "fewer"}` }),
  };
}

function changed(was: string | undefined, type: string, shown: React.ReactNode): { after?: React.ReactNode } {
  return was === type ? {} : { after: shown };
}

function Code({ code }: { code: string }) {
  return <span className="break-all font-mono text-code">{code}</span>;
}

function Invoice({ day }: { day: string }) {
  return (
    <span>
      <Day date={day} /> <DaysAway date={day} className="max-sm:hidden" />
    </span>
  );
}
