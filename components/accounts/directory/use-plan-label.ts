"use client";

import { useEffect, useState } from "react";

/**
 * Zoom's label for a plan code in the filter; the code itself until the catalogue has come. The catalogue is large
 * and most visits filter by no plan, so it is fetched only then.
 */
export function usePlanLabel(code: string | undefined): (code: string) => string {
  const [label, setLabel] = useState<{ code: string; text: string } | null>(null);
  useEffect(() => {
    if (code === undefined) return;
    let current = true;
    const files = [import("@/lib/domain/plan-catalogue"), import("@/lib/domain/plan-groups")] as const;
    void Promise.all(files).then(([{ planLabel }, { listLabel }]) => {
      if (current) setLabel({ code, text: listLabel(planLabel(code)) });
    });
    return () => {
      current = false;
    };
  }, [code]);
  return (wanted) => (label?.code === wanted ? label.text : wanted);
}
