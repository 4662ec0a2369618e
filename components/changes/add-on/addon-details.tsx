"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { FormSectionBlock } from "@/components/forms/form-columns";
import { TextButton } from "@/components/ui/text-link";
import { addonTypes } from "@/lib/domain/plan-catalogue";
import { basePlanLine, planLines } from "@/lib/domain/plan-lines";
import type { PlanType } from "@/lib/domain/plan-type";
import { AddPlan } from "../fields/add-plan";
import { familyTitle } from "../fields/plan-groups";
import { PlanRow } from "../fields/plan-row";
import type { FieldsProps } from "../flow/change-form";
import { dropIn, type Wire } from "../wire/wire-path";
import { detailPlans, detailsOf } from "./addon-values";

type AddonDetailsProps = Pick<FieldsProps, "facts"> & {
  onTake: (type: PlanType) => void;
  /** Back to the choice among all add-ons. */
  onOther: () => void;
};

/** A family that is added as a whole: phone, contact centre or node, with all its plans. */
export function AddonDetails({ facts, onTake, onOther }: AddonDetailsProps) {
  const { getValues, setValue } = useFormContext();
  const values = useWatch() as Wire;
  const details = detailsOf(values.type);
  if (!details) return null;
  const { field, name } = details;
  const rows = planLines(detailPlans(values));
  const types = addonTypes().filter((type) => type.field?.startsWith(`${field}.`));
  const remove = (path: string) => {
    const next = dropIn(getValues(), path);
    if (next[name] === undefined) onOther();
    else setValue(name, next[name], { shouldDirty: true });
  };
  return (
    <FormSectionBlock
      id="add-on"
      title={familyTitle(field)}
      note={<TextButton onClick={onOther}>Choose another add-on</TextButton>}
    >
      <ul className="border-line border-t sm:col-span-6">
        {rows.map(({ path, type }) => {
          const at = path.replace(field, name);
          return type === null ? null : (
            <PlanRow
              key={`${at} ${type} ${rows.length}`}
              path={at}
              code={type}
              baseHosts={basePlanLine(facts.lines ?? [])?.hosts ?? null}
              bounds={facts.bounds}
              onRemove={() => remove(at)}
            />
          );
        })}
      </ul>
      <div className="sm:col-span-4">
        <AddPlan
          id="add-plan"
          label={`Add a plan of ${familyTitle(field)}`}
          types={types}
          bounds={facts.bounds}
          taken={rows.length}
          onTake={onTake}
        />
      </div>
    </FormSectionBlock>
  );
}
