import { findPlanType, takesHosts } from "@/lib/domain/plan-catalogue";
import { planLines } from "@/lib/domain/plan-lines";
import { PlanSums } from "../fields/plan-sums";
import type { ShownProps } from "../flow/change-form";
import { getIn } from "../wire/wire-path";
import { detailPlans, detailsOf } from "./addon-values";

/** The add-on that will be sent, or every plan of its family. */
export function AddonSummary({ values }: ShownProps) {
  const details = detailsOf(values.type);
  const lines = details
    ? planLines(detailPlans(values)).map(({ type, path }) => ({
        type,
        hosts: getIn(values, `${path.replace(details.field, details.name)}.hosts`),
      }))
    : [{ type: typeof values.type === "string" ? values.type : null, hosts: values.hosts }];
  const plans = lines.flatMap(({ type, hosts }) => {
    const found = findPlanType(type);
    return found ? [{ code: found.code, hosts, takesHosts: takesHosts(found) }] : [];
  });
  return <PlanSums plans={plans} />;
}
