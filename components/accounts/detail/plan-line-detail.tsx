"use client";

import { Fragment } from "react";
import type { ShownPlanLine } from "@/lib/domain/account";
import { countryName } from "@/lib/domain/countries";
import { detailFacts } from "./line-detail";

/** The quiet third line: what this family says beyond hosts and dates. */
export function PlanLineDetail({ line }: { line: ShownPlanLine }) {
  const facts = detailFacts(line, countryName);
  if (facts.length === 0) return null;
  return (
    <dl className="mt-0.5 text-ink-2 text-meta">
      {facts.map(({ term, value }) => (
        <Fragment key={term}>
          <dt className="inline text-ink-3">{term}: </dt>
          <dd className="mr-3 inline">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
