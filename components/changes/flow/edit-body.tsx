"use client";

import { useEffect, useRef } from "react";
import { useFormState, useWatch } from "react-hook-form";
import { FormColumns } from "@/components/forms/form-columns";
import { SectionList } from "@/components/forms/section-list";
import { SubmitButton } from "@/components/forms/submit-button";
import { useLeaveGuard } from "@/components/forms/use-draft";
import { ActionBar } from "@/components/layout/page-header";
import { CheckList } from "@/components/ui/check-list";
import { Checkbox } from "@/components/ui/checkbox";
import { SectionHead } from "@/components/ui/panel";
import type { AccountDetail } from "@/lib/domain/account";
import type { FieldError } from "@/lib/domain/problem";
import { ProblemNotice } from "../interrupted/problem-notice";
import { focusField } from "../wire/focus-field";
import { shownErrors } from "../wire/shown-errors";
import type { Wire } from "../wire/wire-path";
import type { ChangeForm } from "./change-form";
import { DraftNote } from "./draft-note";
import { editChecks, sectionStates } from "./edit-checks";
import type { Flow } from "./use-change-flow";
import { WARNING } from "./use-flow-commands";
import { useKeys } from "./use-keys";

type EditBodyProps = { definition: ChangeForm; account: AccountDetail; flow: Flow; warningMissed: boolean };

/** Inside the shell: sections, fields, and at the right what will be sent, the checks and the button. */
export function EditBody({ definition, account, flow: parts, warningMissed }: EditBodyProps) {
  const { flow, facts, dispatch } = parts;
  const values = useWatch() as Wire;
  const { errors: faults, submitCount, isDirty } = useFormState();
  const verdict = definition.judge(values, facts);
  const shown = { account, facts, values, verdict };
  const told = shownErrors(faults);
  useFirstFault(told, submitCount);
  // The draft outlives a reload, but not the closing of the tab.
  useLeaveGuard(isDirty && flow.stage !== "done");
  const warning = definition.warning(values, facts);
  const place = useRef<HTMLDivElement>(null);
  useKeys({ "Ctrl+Enter": () => place.current?.closest("form")?.requestSubmit() }, flow.stage === "edit");
  const { Fields, Summary } = definition;
  const summary = (
    <>
      <section>
        <SectionHead title="What will be sent" />
        <Summary {...shown} />
      </section>
      <section>
        <SectionHead title="Checks" />
        <div className="mt-2">
          <CheckList items={editChecks(definition, shown, told)} />
        </div>
      </section>
      <div ref={place} className="grid gap-3">
        <Submit className="max-sm:hidden" />
        <ActionBar>
          <Submit />
        </ActionBar>
        <DraftNote onDiscard={() => dispatch({ do: "discard", values: definition.start(flow.seen.lines) })} />
      </div>
    </>
  );
  const sections = sectionStates(definition, verdict, told);
  return (
    <FormColumns
      summaryLabel="What will be sent"
      summary={summary}
      sections={sections.length > 0 ? <SectionList sections={sections} /> : undefined}
    >
      {flow.problem ? (
        <div data-autofocus={flow.problem.errors ? undefined : true} tabIndex={-1}>
          <ProblemNotice problem={flow.problem} />
        </div>
      ) : null}
      <Fields account={account} facts={facts} />
      {warning ? (
        <Checkbox
          id={WARNING}
          label={warning}
          checked={flow.acknowledged.includes(WARNING)}
          error={warningMissed ? "Tick this to go on" : undefined}
          onChange={(event) => dispatch({ do: "acknowledge", name: WARNING, on: event.target.checked })}
        />
      ) : null}
    </FormColumns>
  );
}

// An error of a part without an element of its own (a plan in a list) is gone to all the same.
function useFirstFault(told: readonly FieldError[], submitCount: number) {
  const first = useRef<string | undefined>(undefined);
  useEffect(() => {
    first.current = told[0]?.path;
  });
  useEffect(() => {
    const path = first.current;
    if (submitCount > 0 && path && !document.activeElement?.getAttribute("aria-invalid")) focusField(path);
  }, [submitCount]);
}

function Submit({ className }: { className?: string }) {
  return (
    <SubmitButton busyWords="Reading Zoom" className={`w-full ${className ?? ""}`}>
      Check and review
    </SubmitButton>
  );
}
