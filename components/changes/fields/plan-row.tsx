"use client";

import { CircleAlert, X } from "lucide-react";
import { get, useFormState } from "react-hook-form";
import { HostsInput } from "@/components/forms/pickers";
import { IconButton } from "@/components/ui/icon-button";
import type { HostBoundsOverrides } from "@/lib/domain/host-bounds";
import { findPlanType, takesHosts } from "@/lib/domain/plan-catalogue";
import { baseRuleWords } from "./host-rules";
import { PlanCountries } from "./plan-countries";
import { PlanHosts } from "./plan-hosts";

type PlanRowProps = {
  /** Where the plan stands in the body. */
  path: string;
  code: string;
  /** Hosts of the base plan, for the rules that go by them; null: not known. */
  baseHosts: number | null;
  bounds: HostBoundsOverrides;
  onRemove: () => void;
};

/** One chosen add-on: label and code, its rule, its hosts or countries, and a way to leave it out again. */
export function PlanRow({ path, code, baseHosts, bounds, onRemove }: PlanRowProps) {
  const { errors } = useFormState();
  const type = findPlanType(code);
  const message = messageOf(get(errors, `${path}.type`)) ?? messageOf(get(errors, path));
  return (
    <li id={path} tabIndex={-1} className="border-line border-b py-2.5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56 pt-1.5 max-sm:basis-full">
          <p>{type?.label ?? code}</p>
          <p className="break-all font-mono text-code text-ink-3">{code}</p>
          {message ? (
            <p className="mt-1 flex gap-1.5 font-strong text-bad text-meta">
              <CircleAlert aria-hidden="true" className="mt-px size-icon-small shrink-0" strokeWidth={2} />
              {message}
            </p>
          ) : null}
        </div>
        {type && takesHosts(type) ? (
          <PlanHosts
            name={`${path}.hosts`}
            type={code}
            bounds={bounds}
            label={`Hosts of ${type.label}`}
            hint={baseRuleWords(type, baseHosts) ?? undefined}
            className="w-44 [&>label]:sr-only max-sm:flex-1 max-sm:basis-40"
          />
        ) : (
          <p className="pt-1.5 text-ink-3 max-sm:flex-1 max-sm:pt-2.5">no hosts</p>
        )}
        <IconButton icon={X} label={`Leave out ${type?.label ?? code}`} onClick={onRemove} />
      </div>
      <PlanCountries path={path} field={type?.field} />
      {type?.field === "plan_audio" ? (
        <HostsInput
          name={`${path}.ddi_numbers`}
          label="Dedicated dial-in numbers"
          optional
          min={0}
          className="mt-3 max-w-60"
        />
      ) : null}
    </li>
  );
}

function messageOf(error: unknown): string | undefined {
  return typeof error === "object" &&
    error !== null &&
    "message" in error &&
    typeof error.message === "string"
    ? error.message
    : undefined;
}
