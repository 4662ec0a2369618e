"use client";

import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { FormSectionBlock } from "@/components/forms/form-columns";
import { CountryPicker } from "@/components/forms/pickers";
import { SelectInput, StateInput, TextInput } from "@/components/forms/text-inputs";
import { employeeCounts } from "@/lib/domain/contact";
import { countries, statesOf } from "@/lib/domain/countries";

const countryOptions = countries("billing").map(({ id, name }) => ({ value: id, label: name, code: id }));
const sizeOptions = employeeCounts.map((size) => ({ value: size, label: size.replace("-", "–") }));

/** Whom Zoom bills: the contact of a subscription. */
export function ContactSection() {
  const country: unknown = useWatch({ name: "contact.country" });
  const states = typeof country === "string" ? (statesOf(country) ?? []) : [];
  useStateOfCountry(country);
  return (
    <FormSectionBlock id="contact" title="Contact" note="Zoom needs every field unless it says optional">
      <TextInput name="contact.first_name" label="First name" className="sm:col-span-3" />
      <TextInput name="contact.last_name" label="Last name" className="sm:col-span-3" />
      <TextInput name="contact.email" label="E-mail" type="email" className="sm:col-span-3" />
      <TextInput name="contact.phone_number" label="Phone" type="tel" className="sm:col-span-3" />
      <TextInput name="contact.address" label="Address" className="sm:col-span-4" />
      <TextInput name="contact.apt" label="Flat or floor" optional className="sm:col-span-2" />
      <TextInput name="contact.zip" label="Post code" className="sm:col-span-2" />
      <TextInput name="contact.city" label="City" className="sm:col-span-2" />
      <StateInput
        name="contact.state"
        label="State or region"
        states={states.map(({ id, name }) => ({ value: id, label: name }))}
        className="sm:col-span-2"
      />
      <CountryPicker
        name="contact.country"
        label="Country"
        countries={countryOptions}
        className="sm:col-span-3"
      />
      <SelectInput
        name="contact.employee_count"
        label="Employees"
        optional
        placeholder="Not given"
        options={sizeOptions}
        className="sm:col-span-3"
      />
    </FormSectionBlock>
  );
}

// The state list belongs to the country: a state typed or chosen for another one is dropped, never sent along.
function useStateOfCountry(country: unknown) {
  const { getValues, setValue } = useFormContext();
  useEffect(() => {
    const states = typeof country === "string" ? statesOf(country) : null;
    const state: unknown = getValues("contact.state");
    if (states && state && !states.some(({ id }) => id === state)) setValue("contact.state", "");
  }, [country, getValues, setValue]);
}
