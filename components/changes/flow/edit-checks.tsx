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
  const { verdict, account } = props;
  const named = new Set(told.map((error) => error.path));
  const open = new Set(verdict.errors.map((error) => error.path).filter((path) => !named.has(path))).size;
  return [
    ...told.map(brokenCheck),
    ...(open > 0
      ? [
          {
            id: "open",
            state: "open" as const,
            text: `${open} ${open === 1 ? "field" : "fields"} still to fill`,
          },
        ]
      : []),
    ...definition.met(props).map((text) => ({ id: text, state: "met" as const, text })),
    ...(account.payMode === "master"
      ? [{ id: "pays", state: "met" as const, text: "We pay for this sub-account" }]
      : []),
  ];
}

function brokenCheck({ path, message }: FieldError): CheckItem {
  return {
    id: `${path} ${message}`,
    state: "broken",
    text: (
      <>
        {message}. <TextButton onClick={() => focusField(path)}>Go to field</TextButton>
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
