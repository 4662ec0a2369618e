import { Day, DaysAway } from "@/components/ui/day";
import { type Fact, Facts } from "@/components/ui/facts";
import { parseCalendarDate } from "@/lib/domain/calendar-date";
import { findPlanType, takesHosts } from "@/lib/domain/plan-catalogue";
import { planLines } from "@/lib/domain/plan-lines";
import { PlanSums } from "../fields/plan-sums";
import type { ShownProps } from "../flow/change-form";
import { months } from "../review/subscription-facts";
import { getIn, type Wire } from "../wire/wire-path";
import { addonsOf } from "./subscribe-values";

/** What a subscription will send: its plans, its start, its terms. */
export function SubscribeSummary({ values }: ShownProps) {
  const plans = planLines({ plan_base: values.plan_base, ...addonsOf(values) }).flatMap(({ type, path }) => {
    const found = findPlanType(type);
    if (type === null || !found) return [];
    return [{ code: type, hosts: getIn(values, `${path}.hosts`), takesHosts: takesHosts(found) }];
  });
  const terms = termFacts(values);
  return (
    <>
      <PlanSums plans={plans} />
      <div className="mt-4 border-line border-t pt-4">
        <Facts items={terms} />
      </div>
    </>
  );
}

function termFacts(values: Wire): Fact[] {
  const at = (name: string) => String(getIn(values, `subscription_options.${name}`) ?? "");
  const day = parseCalendarDate(at("service_effective_date"));
  const starts = day ? (
    <>
      <Day date={day} /> <DaysAway date={day} />
    </>
  ) : (
    "as soon as Zoom takes it"
  );
  const order = at("purchase_order_number");
  const term = at("contract_term");
  return [
    { term: "Starts", value: starts },
    ...(term ? [{ term: "Term", value: months(Number(term)) }] : []),
    ...(order ? [{ term: "Order number", value: order }] : []),
  ];
}
