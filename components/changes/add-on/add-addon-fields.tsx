"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { FormSectionBlock } from "@/components/forms/form-columns";
import { Combobox } from "@/components/ui/combobox";
import { addonTypes, findPlanType, takesHosts } from "@/lib/domain/plan-catalogue";
import { basePlanLine, isRunning } from "@/lib/domain/plan-lines";
import type { PlanType } from "@/lib/domain/plan-type";
import { baseRuleWords } from "../fields/host-rules";
import { planGroups } from "../fields/plan-groups";
import { PlanHosts } from "../fields/plan-hosts";
import { termWords } from "../fields/term-words";
import type { FieldsProps } from "../flow/change-form";
import type { Wire } from "../wire/wire-path";
import { AddonDetails } from "./addon-details";
import { detailsOf, noAddon, withPlan } from "./addon-values";
import { useFieldError } from "./use-field-error";

const types = addonTypes();

/** One add-on of the catalogue with its hosts, or a family such as phone with all its plans. */
export function AddAddonFields({ facts }: FieldsProps) {
  const { getValues, setValue } = useFormContext();
  const values = useWatch() as Wire;
  const error = useFieldError("type");
  const type = findPlanType(typeof values.type === "string" ? values.type : null);
  const base = basePlanLine(facts.lines ?? []);
  // Every key is written, so that nothing of the add-on chosen before stays behind.
  const put = (next: Wire) => {
    const blank = { plan_details: undefined, plan_zcc_details: undefined, plan_znode_details: undefined };
    for (const [key, value] of Object.entries({ ...blank, ...noAddon, ...next })) {
      setValue(key, value, { shouldDirty: true, shouldTouch: true, shouldValidate: key === "type" });
    }
  };
  const take = (chosen: PlanType) => put(withPlan(getValues(), chosen));
  if (detailsOf(values.type)) {
    return <AddonDetails facts={facts} onTake={take} onOther={() => put(noAddon)} />;
  }
  const owned = (facts.lines ?? []).filter(isRunning).length - (base ? 1 : 0);
  return (
    <FormSectionBlock
      id="add-on"
      title="Add-on"
      note={owned > 0 ? `Now ${owned} ${owned === 1 ? "add-on" : "add-ons"}` : "None so far"}
    >
      <Combobox
        id="type"
        label="Add-on"
        groups={planGroups(types, facts.bounds)}
        noun="plans"
        placeholder="Search by name or code"
        value={type?.code}
        error={error}
        hint={type ? termWords(type.term) : undefined}
        onValueChange={(code) => {
          const chosen = findPlanType(code ?? null);
          put(chosen ? withPlan(getValues(), chosen) : noAddon);
        }}
        className="sm:col-span-4"
      />
      {type && !takesHosts(type) ? (
        <p className="text-ink-2 sm:col-span-2 sm:pt-7">
          This add-on has no hosts. Zoom wants a number here, so 1 is sent.
        </p>
      ) : (
        <PlanHosts
          name="hosts"
          type={type?.code}
          bounds={facts.bounds}
          hint={baseRuleWords(type, base?.hosts ?? null) ?? undefined}
          className="sm:col-span-2"
        />
      )}
    </FormSectionBlock>
  );
}
