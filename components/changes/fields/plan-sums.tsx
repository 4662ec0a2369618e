import { planLabel } from "@/lib/domain/plan-catalogue";

export type PlanSum = { code: string; hosts: unknown; takesHosts: boolean };

/** The plans that will be sent, each with its hosts at the right. */
export function PlanSums({ plans }: { plans: readonly PlanSum[] }) {
  if (plans.length === 0) return <p className="mt-2 text-ink-3">No plan chosen yet</p>;
  return (
    <ul className="mt-3 grid gap-2.5">
      {plans.map(({ code, hosts, takesHosts }) => (
        <li key={code} className="flex items-baseline justify-between gap-4">
          <span className="min-w-0">{planLabel(code)}</span>
          <PlanHostsSum hosts={hosts} takesHosts={takesHosts} />
        </li>
      ))}
    </ul>
  );
}

function PlanHostsSum({ hosts, takesHosts }: Omit<PlanSum, "code">) {
  if (!takesHosts) return <span className="shrink-0 text-ink-3">no hosts</span>;
  if (typeof hosts !== "number") return <span className="shrink-0 text-ink-3">hosts missing</span>;
  return (
    <span className="shrink-0 font-strong">
      {hosts.toLocaleString("en-GB")} {hosts === 1 ? "host" : "hosts"}
    </span>
  );
}
