type PlanNameProps = { plan: { type: string; label: string } };

/** A plan in a list across sub-accounts: Zoom's label, or the code in mono when the catalogue has none. */
export function PlanName({ plan }: PlanNameProps) {
  if (plan.label === plan.type) return <span className="font-mono text-code">{plan.type}</span>;
  return <>{plan.label}</>;
}
