"use client";

import { useWatch } from "react-hook-form";
import { FormSectionBlock } from "@/components/forms/form-columns";
import { PlanPicker } from "@/components/forms/pickers";
import { findPlanType, planTypesFor } from "@/lib/domain/plan-catalogue";
import { basePlanLine } from "@/lib/domain/plan-lines";
import { hostWords } from "../change-words";
import { baseRuleWords } from "../fields/host-rules";
import { planGroups } from "../fields/plan-groups";
import { PlanHosts } from "../fields/plan-hosts";
import type { FieldsProps } from "../flow/change-form";
import type { Wire } from "../wire/wire-path";
import { addonLine } from "./addon-line";

/** The hosts of an add-on that the sub-account has; another type of its family may be tried. */
export function UpdateAddonFields({ facts }: FieldsProps) {
  const values = useWatch() as Wire;
  const type = findPlanType(typeof values.type === "string" ? values.type : null);
  const line = addonLine(values.type, facts.lines ?? []);
  const family = planTypesFor(type?.field ?? "").filter((each) => each.family === type?.family);
  const baseHosts = basePlanLine(facts.lines ?? [])?.hosts ?? null;
  return (
    <FormSectionBlock
      id="add-on"
      title="Add-on"
      note={line ? `Now ${hostWords(line.hosts)}` : "Not among the add-ons of now"}
    >
      <PlanPicker
        name="type"
        label="Add-on"
        groups={planGroups(family, facts.bounds)}
        hint={line ? undefined : "Another type than now. Zoom may refuse it; nothing changes then."}
        className="sm:col-span-4"
      />
      <PlanHosts
        name="hosts"
        label="New total"
        type={values.type}
        bounds={facts.bounds}
        hint={baseRuleWords(type, baseHosts) ?? undefined}
        className="sm:col-span-2"
      />
    </FormSectionBlock>
  );
}
