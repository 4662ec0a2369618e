"use client";

import { useWatch } from "react-hook-form";
import { FormSectionBlock } from "@/components/forms/form-columns";
import { HostsInput, PlanPicker } from "@/components/forms/pickers";
import { outsideItsRange } from "@/lib/domain/change-base-plan";
import { findPlanType, planLabel, planTypesFor } from "@/lib/domain/plan-catalogue";
import { basePlanLine } from "@/lib/domain/plan-lines";
import type { RuleFacts } from "@/lib/domain/request-rules";
import { hostWords, numberWords } from "../change-words";
import { planGroups } from "../fields/plan-groups";
import { PlanHosts } from "../fields/plan-hosts";
import type { FieldsProps } from "../flow/change-form";
import type { Wire } from "../wire/wire-path";
import { modeOf } from "./base-plan-values";
import { HostsModeSwitch } from "./hosts-mode-switch";

const baseTypes = planTypesFor("plan_base");

/** The base plan's type and its hosts, as the new total or as how many more. */
export function BasePlanFields({ facts }: FieldsProps) {
  const values = useWatch() as Wire;
  const base = basePlanLine(facts.lines ?? []);
  const now = base?.hosts ?? null;
  const code = typeof values.type === "string" ? values.type : "";
  const mode = modeOf(values);
  return (
    <FormSectionBlock
      id="base"
      title="Base plan"
      note={base?.type ? `Now ${planLabel(base.type)}, ${hostWords(now)}` : null}
    >
      <PlanPicker
        name="type"
        label="Plan"
        groups={planGroups(baseTypes, facts.bounds, findPlanType(base?.type ?? null)?.family)}
        hint={typeHint(code, base?.type ?? null)}
        className="sm:col-span-6"
      />
      <HostsModeSwitch className="sm:col-span-3" />
      {mode === "add" ? (
        <HostsInput
          name="increasing_hosts"
          label="Add hosts"
          min={1}
          hint={addHint(values.increasing_hosts, now)}
          className="sm:col-span-3"
        />
      ) : (
        <PlanHosts
          name="hosts"
          label="New total"
          // The range is a warning where the contract already differs from it.
          type={outsideItsRange(code, facts) ? undefined : code}
          bounds={facts.bounds}
          hint={totalHint(values.hosts, facts)}
          className="sm:col-span-3"
        />
      )}
    </FormSectionBlock>
  );
}

function typeHint(code: string, present: string | null): string | undefined {
  const [type, now] = [findPlanType(code), findPlanType(present)];
  if (!type || code === present) return undefined;
  return type.family === now?.family
    ? "Another term than now. Zoom may refuse it; nothing changes then."
    : "Another family than now. Zoom may refuse it; nothing changes then.";
}

function addHint(more: unknown, now: number | null): string {
  if (now === null) return "The present number is not known";
  return typeof more === "number"
    ? `${numberWords(now)} + ${numberWords(more)} = ${hostWords(now + more)} in all`
    : `To the ${hostWords(now)} of now`;
}

function totalHint(hosts: unknown, { lines }: RuleFacts): string | undefined {
  const now = basePlanLine(lines ?? [])?.hosts ?? null;
  return typeof hosts === "number" && now !== null && hosts < now
    ? "Fewer than now: shows at the next invoice, and Zoom refuses it while more people hold a licence."
    : undefined;
}
