"use client";

import { useEffect, useMemo, useState } from "react";
import type { AccountFilter } from "@/lib/queries/accounts";
import type { FilterLabels } from "./filter-chips";

const codes: FilterLabels = { plan: (code) => code, family: (key) => key.replace(/^plan_/, "") };

/**
 * Zoom's labels for the codes in a filter; the codes themselves until the catalogue has come. The catalogue is large
 * and most visits filter by no plan, so it is fetched only then.
 */
export function useFilterLabels({ plan, family }: AccountFilter): FilterLabels {
  const [labels, setLabels] = useState<FilterLabels | null>(null);
  const wanted = plan !== undefined || family !== undefined;
  useEffect(() => {
    if (!wanted || labels) return;
    let current = true;
    const files = [import("@/lib/domain/plan-catalogue"), import("@/lib/domain/plan-groups")] as const;
    void Promise.all(files).then(([{ planLabel }, { listLabel, familyName }]) => {
      if (current) setLabels({ plan: (code) => listLabel(planLabel(code)), family: familyName });
    });
    return () => {
      current = false;
    };
  }, [wanted, labels]);
  return useMemo(() => labels ?? codes, [labels]);
}
