import type { ComponentType } from "react";
import type { AccountDetail } from "@/lib/domain/account";
import type { ChangeKind } from "@/lib/domain/change";
import type { ChangeEffect } from "@/lib/domain/change-effect";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { RuleFacts } from "@/lib/domain/request-rules";
import type { Verdict } from "../wire/judge";
import type { Wire } from "../wire/wire-path";

/** A form's content once it has no errors: our request, what it does, and the body that Zoom will get. */
export type Asked = { request: Wire; effect: ChangeEffect; sent: Wire };

/** What the parts of a form are given; they read and write its values through the form shell. */
export type FieldsProps = { account: AccountDetail; facts: RuleFacts };

/** The values of a form and what the rules say of them, for the parts that only show. */
export type ShownProps = FieldsProps & { values: Wire; verdict: Verdict<Asked> };

/** One of the four forms; the flow around them is the same. */
export type ChangeForm = {
  kind: ChangeKind;
  /** Title of the page: "Change base plan". */
  title: (account: AccountDetail) => string;
  /** Last crumb. */
  crumb: string;
  /** What the form starts with, from the plans as seen. */
  start: (lines: readonly PlanLine[]) => Wire;
  /** The same wish as a total, measured against the plans it was typed for ("add 5" to 20 is 25). */
  asTotal: (values: Wire, lines: readonly PlanLine[]) => Wire;
  judge: (values: Wire, facts: RuleFacts) => Verdict<Asked>;
  /** A warning that must be ticked before going on, e.g. hosts outside the published range; null: none. */
  warning: (values: Wire, facts: RuleFacts) => string | null;
  /** The rules that are met, in words with their figures. */
  met: (props: ShownProps) => string[];
  Fields: ComponentType<FieldsProps>;
  /** What will be sent, at the right of the fields. */
  Summary: ComponentType<ShownProps>;
  /** Sections for the list at the left: anchor, name, and which errors are theirs; none for a short form. */
  sections: readonly { id: string; name: string; holds: (path: string) => boolean }[];
};
