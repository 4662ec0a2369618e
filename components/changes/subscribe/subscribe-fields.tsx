"use client";

import { useWatch } from "react-hook-form";
import { FormSectionBlock } from "@/components/forms/form-columns";
import { PlanPicker } from "@/components/forms/pickers";
import { findPlanType, planTypesFor, takesHosts } from "@/lib/domain/plan-catalogue";
import { planGroups } from "../fields/plan-groups";
import { PlanHosts } from "../fields/plan-hosts";
import { termWords } from "../fields/term-words";
import type { FieldsProps } from "../flow/change-form";
import { AddOnsSection } from "./add-ons-section";
import { ContactSection } from "./contact-section";
import { TermsSection } from "./terms-section";

const baseTypes = planTypesFor("plan_base");

/** All that a subscription can say (seed 000). */
export function SubscribeFields({ facts }: FieldsProps) {
  const code: unknown = useWatch({ name: "plan_base.type" });
  const type = findPlanType(typeof code === "string" ? code : null);
  return (
    <>
      <ContactSection />
      <FormSectionBlock id="base" title="Base plan">
        <PlanPicker
          name="plan_base.type"
          label="Plan"
          groups={planGroups(baseTypes, facts.bounds)}
          hint={type ? termWords(type.term) : undefined}
          className="sm:col-span-4"
        />
        {type && !takesHosts(type) ? null : (
          <PlanHosts name="plan_base.hosts" type={code} bounds={facts.bounds} className="sm:col-span-2" />
        )}
      </FormSectionBlock>
      <AddOnsSection facts={facts} />
      <TermsSection facts={facts} />
    </>
  );
}
