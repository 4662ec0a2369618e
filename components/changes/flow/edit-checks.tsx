import type { FormSection } from "@/components/forms/section-list";
import type { CheckItem } from "@/components/ui/check-list";
import { TextButton } from "@/components/ui/text-link";
import type { FieldError } from "@/lib/domain/problem";
import { focusField } from "../wire/focus-field";
import type { Verdict } from "../wire/judge";
import type { Asked, ChangeForm, ShownProps } from "./change-form";

/**
 * The checks beside a form: what is wrong with a way to its field, what is still open, what is met.
 * @param told the errors that stand on their fields now
 */
export function editChecks(
  definition: ChangeForm,
  props: ShownProps,
  told: readonly FieldError[],
): CheckItem[] {
  const { verdict, account, values, facts } = props;
  const named = new Set(told.map((error) => error.path));
  return [
    ...told.map(brokenCheck),
    ...warningChecks(definition.warning(values, facts)),
    ...openChecks(verdict.errors.filter(({ path }) => !named.has(path))),
    ...definition.met(props).map((text) => ({ id: text, state: "met" as const, text })),
    ...(account.payMode === "master"
      ? [{ id: "pays", state: "met" as const, text: "We pay for this sub-account" }]
      : []),
  ];
}

// What was not looked at yet is open, not wrong: named when it is one thing, else counted.
function openChecks(errors: readonly FieldError[]): CheckItem[] {
  const fields = new Set(errors.map((error) => error.path)).size;
  const text = fields === 1 ? errors[0]?.message : `${fields} fields still to fill`;
  return fields === 0 ? [] : [{ id: "open", state: "open", text }];
}

function warningChecks(warning: string | null): CheckItem[] {
  return warning
    ? [{ id: "warning", state: "warning", text: "Outside the published range; Zoom decides" }]
    : [];
}

function brokenCheck({ path, message }: FieldError): CheckItem {
  return {
    id: `${path} ${message}`,
    state: "broken",
    text: (
      <>
        {message.replace(/\.?$/, ".")} <TextButton onClick={() => focusField(path)}>Go to field</TextButton>
      </>
    ),
  };
}

/** How each section of a long form stands. */
export function sectionStates(
  { sections }: ChangeForm,
  verdict: Verdict<Asked>,
  told: readonly FieldError[],
): FormSection[] {
  return sections.map(({ id, name, holds }) => {
    const bad = told.some((error) => holds(error.path));
    const open = verdict.errors.some((error) => holds(error.path));
    return { id, name, state: bad ? "bad" : open ? "open" : "complete" };
  });
}
