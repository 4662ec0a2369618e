"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/layout/page-header";
import { AgeAndTime, ZoneName } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { ReadingNote } from "@/components/ui/skeleton-rows";
import { TextButton } from "@/components/ui/text-link";
import type { Operations } from "@/lib/domain/operations";
import { ProblemError } from "@/lib/queries/http";
import { operationsStatus } from "@/lib/queries/operations";
import { BreakersSection } from "./breakers-section";
import { ClassesSection } from "./classes-section";
import { LimitsSection } from "./limits-section";
import { ReadingSection } from "./reading-section";
import { TokenSection } from "./token-section";
import { UnexplainedSection } from "./unexplained-section";
import { UnknownPlansSection } from "./unknown-plans-section";

/** Plandesk's work with Zoom as it goes: what runs, what is held up, and what nobody has explained. */
export function OperationsScreen() {
  const { data, error, dataUpdatedAt, refetch } = useQuery(operationsStatus());
  const asked = dataUpdatedAt > 0 ? new Date(dataUpdatedAt).toISOString() : null;
  return (
    <div className="pb-8">
      <PageHeader
        title="Operations"
        ruled
        meta={[
          "Plandesk’s work with Zoom",
          asked ? (
            <span key="asked">
              Asked <AgeAndTime at={asked} stale={error !== null} />
            </span>
          ) : null,
          <span key="zone">
            Times in <ZoneName />
          </span>,
        ]}
      />
      {error ? (
        <div className="px-gutter pt-4">
          <Banner
            kind="warn"
            fact={`The state could not be read anew: ${error instanceof ProblemError ? error.problem.title : error.message}.`}
            action={<TextButton onClick={() => void refetch()}>Try now</TextButton>}
          >
            {data
              ? "Everything below is as it was. Plandesk asks again every 2 s."
              : "Plandesk asks again every 2 s."}
          </Banner>
        </div>
      ) : null}
      {data ? (
        <Parts operations={data} />
      ) : (
        <ReadingNote className="px-gutter py-4">Asking how the work with Zoom stands</ReadingNote>
      )}
    </div>
  );
}

function Parts({ operations }: { operations: Operations }) {
  const { sync, breakers, token, limits, classes, unexplained, unknownPlans } = operations;
  return (
    <div className="divide-y divide-line">
      <ReadingSection sync={sync} />
      <div className="grid lg:grid-cols-2 lg:divide-x max-lg:divide-y divide-line">
        <BreakersSection breakers={breakers} />
        <TokenSection token={token} />
      </div>
      <LimitsSection limits={limits} />
      <ClassesSection classes={classes} />
      <UnexplainedSection refusals={unexplained} />
      <UnknownPlansSection plans={unknownPlans} />
    </div>
  );
}
