"use client";

import { type SyntheticEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { AccountFilter } from "@/lib/queries/accounts";
import { filterOptions } from "./filter-options";
import { emptyPatch, type FilterErrors, type FilterPatch, readFilterForm } from "./read-filter-form";

type FilterPanelProps = {
  filter: AccountFilter;
  onApply: (patch: FilterPatch) => void;
  onClose: () => void;
};

/** Where filters are chosen. Fetched when first opened, because it brings the plan catalogue. */
export function FilterPanel({ filter, onApply, onClose }: FilterPanelProps) {
  const title = useId();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FilterErrors>({});
  const [days, setDays] = useState({
    renewsFrom: filter.renewsFrom ?? "",
    renewsBefore: filter.renewsBefore ?? "",
  });
  const options = filterOptions(filter);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readFilterForm(new FormData(event.currentTarget));
    setErrors(read.errors);
    const [first] = Object.keys(read.errors);
    if (first === undefined) onApply(read.patch);
    else form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const select = (name: keyof typeof options, label: string) => (
    <SelectField
      label={label}
      name={name}
      placeholder="Any"
      options={options[name]}
      defaultValue={filter[name] ?? ""}
      autoFocus={name === "status"}
    />
  );
  const hosts = (name: "hostsMin" | "hostsMax", label: string) => (
    <TextField
      label={label}
      name={name}
      inputMode="numeric"
      autoComplete="off"
      defaultValue={filter[name] ?? ""}
      error={errors[name]}
    />
  );
  const day = (name: "renewsFrom" | "renewsBefore", label: string) => (
    <DateField
      label={label}
      name={name}
      value={days[name]}
      onChange={(event) => setDays({ ...days, [name]: event.target.value })}
      error={errors[name]}
    />
  );
  return (
    <form ref={form} noValidate aria-labelledby={title} onSubmit={submit} className="grid gap-3 p-4">
      <h2 id={title} className="sr-only">
        Filter the directory
      </h2>
      <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
        {select("status", "Status")}
        {select("flag", "Marked")}
        {select("family", "Plan family")}
        {select("plan", "Base plan")}
        <div className="grid grid-cols-2 items-start gap-3">
          {hosts("hostsMin", "Hosts at least")}
          {hosts("hostsMax", "Hosts at most")}
        </div>
        {select("pay", "Paid by")}
        {day("renewsFrom", "Next invoice from")}
        {day("renewsBefore", "Next invoice before")}
      </div>
      <div className="flex gap-2 pt-1">
        <Button kind="quiet" onClick={() => onApply(emptyPatch)} className="mr-auto">
          Clear all
        </Button>
        <Button kind="quiet" keys="Esc" onClick={onClose}>
          Close
        </Button>
        <Button type="submit">Filter</Button>
      </div>
    </form>
  );
}
