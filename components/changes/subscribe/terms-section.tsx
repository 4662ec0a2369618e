"use client";

import { useWatch } from "react-hook-form";
import { FormSectionBlock } from "@/components/forms/form-columns";
import { DateInput, SelectInput, TextInput } from "@/components/forms/text-inputs";
import { daysAwayWords } from "@/components/ui/date-words";
import { addDays } from "@/lib/domain/calendar-date";
import { contractTerms } from "@/lib/domain/subscribe";
import type { FieldsProps } from "../flow/change-form";
import { months } from "../review/subscription-facts";

const termOptions = contractTerms.map((term) => ({ value: String(term), label: months(term) }));
const START = "subscription_options.service_effective_date";

/** Term, start and references of a subscription; all of them optional. */
export function TermsSection({ facts }: Pick<FieldsProps, "facts">) {
  const start: unknown = useWatch({ name: START });
  return (
    <FormSectionBlock id="terms" title="Terms">
      <SelectInput
        name="subscription_options.contract_term"
        label="Contract term"
        optional
        placeholder="As the partner contract says"
        options={termOptions}
        className="sm:col-span-3"
      />
      <DateInput
        name={START}
        label="Start"
        optional
        min={addDays(facts.today, 1)}
        hint={startHint(start, facts.today)}
        className="sm:col-span-3"
      />
      <TextInput
        name="subscription_options.purchase_order_number"
        label="Purchase order number"
        optional
        className="sm:col-span-3"
      />
      <TextInput
        name="subscription_options.deal_registration_id"
        label="Deal registration id"
        optional
        placeholder="From the deal desk"
        className="sm:col-span-3"
      />
    </FormSectionBlock>
  );
}

function startHint(start: unknown, today: string): string {
  if (typeof start !== "string" || start === "") return "Empty: as soon as Zoom takes it";
  const away = daysAwayWords(start, today);
  return `${away.charAt(0).toUpperCase()}${away.slice(1)}. A calendar day, no time zone.`;
}
