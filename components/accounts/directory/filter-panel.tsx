"use client";

import { type SyntheticEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { SelectField } from "@/components/ui/select-field";
import { accountStatuses, changeStatuses } from "@/lib/domain/account";
import { planTypesFor } from "@/lib/domain/plan-catalogue";
import { listLabel } from "@/lib/domain/plan-groups";
import type { AccountFilter } from "@/lib/queries/accounts";
import { accountStatusText } from "../account-status";
import { directoryFilter } from "./directory-filter";

type FilterPanelProps = {
  filter: AccountFilter;
  onApply: (patch: Pick<ReturnType<typeof readPatch>, "status" | "plan" | "renewsBefore">) => void;
  onClose: () => void;
};

const statuses = [...changeStatuses, ...accountStatuses].map((value) => ({
  value,
  label: accountStatusText(value),
}));
// Base plans first, then what may stand in their place.
const plans = ["plan_base", "plan_zoom_one"]
  .flatMap((field) => planTypesFor(field))
  .map(({ code, label }) => ({ value: code, label: listLabel(label) }));

/** Where filters are chosen. Fetched when first opened, because it brings the plan catalogue. */
export function FilterPanel({ filter, onApply, onClose }: FilterPanelProps) {
  const title = useId();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    onApply(readPatch(new FormData(event.currentTarget)));
  };
  return (
    <form aria-labelledby={title} onSubmit={submit} className="grid gap-3 p-4">
      <h2 id={title} className="sr-only">
        Filter the directory
      </h2>
      <SelectField
        label="Status"
        name="status"
        placeholder="Any"
        options={statuses}
        defaultValue={filter.status ?? ""}
        autoFocus
      />
      <SelectField
        label="Base plan"
        name="plan"
        placeholder="Any"
        options={withChosen(filter.plan)}
        defaultValue={filter.plan ?? ""}
      />
      <DateField label="Next invoice before" name="renewsBefore" defaultValue={filter.renewsBefore ?? ""} />
      <div className="flex justify-end gap-2 pt-1">
        <Button kind="quiet" keys="Esc" onClick={onClose}>
          Close
        </Button>
        <Button type="submit">Filter</Button>
      </div>
    </form>
  );
}

// A link may name an add-on or a retired code, which the list does not offer.
function withChosen(code: string | undefined) {
  return code === undefined || plans.some(({ value }) => value === code)
    ? plans
    : [{ value: code, label: code }, ...plans];
}

function readPatch(form: FormData) {
  const { status, plan, renewsBefore } = directoryFilter({
    status: statuses.find(({ value }) => value === text(form, "status"))?.value ?? null,
    plan: text(form, "plan"),
    renewsBefore: text(form, "renewsBefore"),
  });
  return { status: status ?? null, plan: plan ?? null, renewsBefore: renewsBefore ?? null };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
