"use client";

import type { ComponentProps } from "react";
import { DateField } from "@/components/ui/date-field";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { useBoundField } from "./use-bound-field";

/** The same limit as the change's reason in our API. */
const REASON_LIMIT = 500;

type Bound<Props> = Omit<Props, "name" | "value" | "onChange" | "onBlur" | "ref" | "error" | "id"> & {
  /** Path in the request body: `contact.first_name`. */
  name: string;
};

/** A line of text. */
export function TextInput({ name, ...rest }: Bound<ComponentProps<typeof TextField>>) {
  return <TextField {...rest} {...useBoundField(name).text} />;
}

/** One of a short list. */
export function SelectInput({ name, ...rest }: Bound<ComponentProps<typeof SelectField>>) {
  return <SelectField {...rest} {...useBoundField(name).text} />;
}

/** A calendar day, kept as `YYYY-MM-DD`. */
export function DateInput({ name, ...rest }: Bound<ComponentProps<typeof DateField>>) {
  return <DateField {...rest} {...useBoundField(name).text} />;
}

type StateInputProps = Bound<Omit<ComponentProps<typeof TextField>, "list">> & {
  /** The states of the chosen country; empty: none are listed, so it is typed. */
  states: readonly SelectOption[];
};

/** State or region: from a list where the country has one, typed otherwise. */
export function StateInput({ name, states, label, optional, hint, className }: StateInputProps) {
  const { text } = useBoundField(name);
  const field = { label, optional, hint, className };
  return states.length > 0 ? (
    <SelectField {...field} {...text} options={states} placeholder="Choose" />
  ) : (
    <TextField {...field} {...text} />
  );
}

/** Why a change is made, with its count; kept in our log only. */
export function ReasonInput({ name, label = "Reason" }: { name: string; label?: string }) {
  const { text } = useBoundField(name);
  return (
    <TextArea
      {...text}
      label={label}
      limit={REASON_LIMIT}
      hint="Kept in the audit log. Zoom does not see it."
    />
  );
}
