"use client";

import { Combobox } from "@/components/ui/combobox";
import type { HostBoundsOverrides } from "@/lib/domain/host-bounds";
import { findPlanType } from "@/lib/domain/plan-catalogue";
import type { PlanType } from "@/lib/domain/plan-type";
import { planGroups } from "./plan-groups";

type AddPlanProps = {
  label: string;
  types: readonly PlanType[];
  bounds: HostBoundsOverrides;
  /** Changes with every plan taken, so that the search begins anew. */
  taken: number;
  onTake: (type: PlanType) => void;
  id?: string;
};

/** Searches the catalogue by label and code and takes a plan into the form. */
export function AddPlan({ label, types, bounds, taken, onTake, id }: AddPlanProps) {
  return (
    <Combobox
      key={taken}
      id={id}
      label={label}
      groups={planGroups(types, bounds)}
      noun="plans"
      placeholder="Search by name or code"
      value={undefined}
      onValueChange={(code) => {
        const type = findPlanType(code ?? null);
        if (type) onTake(type);
      }}
    />
  );
}
