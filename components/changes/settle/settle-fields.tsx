"use client";

import { useWatch } from "react-hook-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { ReasonInput, TextInput } from "@/components/forms/text-inputs";
import { useBoundField } from "@/components/forms/use-bound-field";
import { RadioList } from "@/components/ui/radio-list";
import type { Change } from "@/lib/domain/change";
import type { SettleOutcome } from "@/lib/domain/settle-change";
import { figuresOf } from "../change-words";

const verbs: Record<SettleOutcome, string> = {
  applied: "Settle as applied",
  not_applied: "Settle as not applied",
};

/** What was found in Zoom's portal, by what it is known, and the name that confirms it. */
export function SettleFields({ change }: { change: Change }) {
  const outcome: SettleOutcome | undefined = useWatch({ name: "outcome" });
  return (
    <>
      <OutcomeChoice change={change} />
      <ReasonInput name="reason" label="By what you know it" />
      <div>
        <p className="mb-2.5 break-words text-ink-2">
          To confirm, type <bdi className="font-strong text-ink">{change.accountName}</bdi>
        </p>
        <TextInput name="accountName" label="Sub-account’s name" autoComplete="off" spellCheck={false} />
      </div>
      <div>
        <SubmitButton busyWords="Settling" className="max-sm:w-full">
          {outcome ? verbs[outcome] : "Settle by hand"}
        </SubmitButton>
      </div>
    </>
  );
}

function OutcomeChoice({ change }: { change: Change }) {
  const { field, error } = useBoundField("outcome");
  const { before, after } = figuresOf(change);
  return (
    <RadioList<SettleOutcome>
      legend="Zoom’s portal shows"
      choices={[
        {
          value: "applied",
          label: "Applied",
          hint: `${after} instead of ${before}, or ${after} as coming at the renewal.`,
        },
        {
          value: "not_applied",
          label: "Not applied",
          hint: `Nothing of this change. It may then be asked for again.`,
        },
      ]}
      value={field.value}
      onChoose={field.onChange}
      error={error}
      input={{ name: field.name, onBlur: field.onBlur, ref: field.ref }}
    />
  );
}
