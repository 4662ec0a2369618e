"use client";

import { Combobox } from "@/components/ui/combobox";
import type { FieldProps } from "@/components/ui/field";
import type { Option, OptionGroup } from "@/components/ui/match";
import { MultiSelect } from "@/components/ui/multi-select";
import { NumberField } from "@/components/ui/number-field";
import type { NumberValue } from "@/components/ui/whole-number";
import { useBoundField } from "./use-bound-field";

type Bound = Omit<FieldProps, "error" | "id"> & {
  /** Path in the request body: `plan_base.hosts`. */
  name: string;
};

/** A number of hosts. Bad text stays as typed and is refused by the schema. */
export function HostsInput({ name, min = 1, max, ...rest }: Bound & { min?: number; max?: number }) {
  const { field, error } = useBoundField(name);
  return (
    <NumberField
      {...rest}
      id={name}
      name={name}
      unit="host"
      min={min}
      {...(max === undefined ? {} : { max })}
      error={error}
      value={field.value as NumberValue}
      onValueChange={(value) => field.onChange(value ?? "")}
      onBlur={field.onBlur}
      inputRef={field.ref}
    />
  );
}

/** A plan type of the catalogue, searched by label and code. */
export function PlanPicker({ name, groups, ...rest }: Bound & { groups: readonly OptionGroup[] }) {
  return <Picker {...rest} name={name} groups={groups} noun="plans" placeholder="Search plans" />;
}

/** A country by name; its code is what is sent. */
export function CountryPicker({ name, countries, ...rest }: Bound & { countries: readonly Option[] }) {
  const groups = [{ label: "Countries", items: countries }];
  return <Picker {...rest} name={name} groups={groups} noun="countries" placeholder="Search countries" />;
}

type PickerProps = Bound & { groups: readonly OptionGroup[]; noun: string; placeholder: string };

function Picker({ name, ...rest }: PickerProps) {
  const { field, error } = useBoundField(name);
  return (
    <Combobox
      {...rest}
      id={name}
      name={name}
      error={error}
      value={(field.value as string | undefined) || undefined}
      onValueChange={(value) => field.onChange(value ?? "")}
      onBlur={field.onBlur}
      inputRef={field.ref}
    />
  );
}

/** Several countries, as chips. */
export function CountriesPicker({ name, countries, ...rest }: Bound & { countries: readonly Option[] }) {
  const { field, error } = useBoundField(name);
  return (
    <MultiSelect
      {...rest}
      id={name}
      error={error}
      groups={[{ label: "Countries", items: countries }]}
      noun="countries"
      value={(field.value as string[] | undefined) ?? []}
      onValueChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
    />
  );
}
