"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { FormSectionBlock } from "@/components/forms/form-columns";
import { addonTypes } from "@/lib/domain/plan-catalogue";
import { planLines } from "@/lib/domain/plan-lines";
import type { PlanType } from "@/lib/domain/plan-type";
import { AddPlan } from "../fields/add-plan";
import { PlanRow } from "../fields/plan-row";
import type { FieldsProps } from "../flow/change-form";
import { placeOf, placePlan } from "../wire/place-plan";
import { dropIn, getIn, type Wire } from "../wire/wire-path";
import { addonsOf } from "./subscribe-values";

// Families that only POST addons takes, such as Quality Streaming, are added after subscribing.
const types = addonTypes().filter((type) => placeOf(type.field ?? "") !== null);

/** The add-ons of a subscription, one row each; a plan of any family is found by one search. */
export function AddOnsSection({ facts }: Pick<FieldsProps, "facts">) {
  const { setValue, getValues } = useFormContext();
  const values = useWatch() as Wire;
  const rows = planLines(addonsOf(values));
  const hosts = getIn(values, "plan_base.hosts");
  const put = (next: Wire, path: string) => {
    const key = path.split(".")[0] ?? path;
    setValue(key, next[key], { shouldDirty: true, shouldTouch: true });
  };
  const take = (type: PlanType) => put(placePlan(getValues(), type), type.field ?? "");
  return (
    <FormSectionBlock
      id="add-ons"
      title="Add-ons"
      note={rows.length === 0 ? "None is needed" : String(rows.length)}
    >
      {rows.length > 0 ? (
        <ul className="border-line border-t sm:col-span-6">
          {rows.map(({ path, type }) =>
            type === null ? null : (
              <PlanRow
                key={`${path} ${type} ${rows.length}`}
                path={path}
                code={type}
                baseHosts={typeof hosts === "number" ? hosts : null}
                bounds={facts.bounds}
                onRemove={() => put(dropIn(getValues(), path), path)}
              />
            ),
          )}
        </ul>
      ) : null}
      <div className="sm:col-span-4">
        <AddPlan
          id="add-plan"
          label="Add an add-on"
          types={types}
          bounds={facts.bounds}
          taken={rows.length}
          onTake={take}
        />
      </div>
    </FormSectionBlock>
  );
}
