import { Day, DaysAway } from "@/components/ui/day";
import { type Fact, Facts } from "@/components/ui/facts";
import { FigureChange } from "@/components/ui/figure-change";
import { planLabel } from "@/lib/domain/plan-catalogue";
import { basePlanLine } from "@/lib/domain/plan-lines";
import { numberWords } from "../change-words";
import type { ShownProps } from "../flow/change-form";
import type { Wire } from "../wire/wire-path";
import { modeOf } from "./base-plan-values";

/** The base plan's hosts now and as they will be sent: always the total. */
export function BasePlanSummary({ verdict, facts, values }: ShownProps) {
  const base = basePlanLine(facts.lines ?? []);
  const after = verdict.intent?.effect.after[0];
  const wanted = after?.hosts ?? typedTotal(values, base?.hosts ?? null);
  const code = after?.type ?? (typeof values.type === "string" ? values.type : "");
  const items: Fact[] = [
    { term: "Plan", value: code ? planLabel(code) : "not chosen" },
    ...(base?.nextInvoiceDate
      ? [
          {
            term: "Next invoice",
            value: (
              <>
                <Day date={base.nextInvoiceDate} /> <DaysAway date={base.nextInvoiceDate} />
              </>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="mt-2 grid gap-3">
      <FigureChange
        size="panel"
        before={base?.hosts == null ? "–" : numberWords(base.hosts)}
        after={wanted === null ? "–" : numberWords(wanted)}
        note="hosts"
      />
      <Facts items={items} />
    </div>
  );
}

// While a rule is still broken: the total as typed, when there is one.
function typedTotal(values: Wire, now: number | null): number | null {
  const { hosts, increasing_hosts: more } = values;
  if (modeOf(values) === "total") return typeof hosts === "number" ? hosts : null;
  return typeof more === "number" && now !== null ? now + more : null;
}
