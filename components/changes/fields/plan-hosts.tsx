"use client";

import { useWatch } from "react-hook-form";
import { HostsInput } from "@/components/forms/pickers";
import { type HostBoundsOverrides, hostBounds } from "@/lib/domain/host-bounds";
import { hostNotes } from "./host-rules";

type PlanHostsProps = {
  name: string;
  /** Plan code whose range applies. */
  type: unknown;
  bounds: HostBoundsOverrides;
  label?: string;
  /** Said while the plan has no range of its own. */
  hint?: string | undefined;
  className?: string;
};

/** A number of hosts with its range under it, which turns to a check once it is met. */
export function PlanHosts({ name, type, bounds, label = "Hosts", hint, className }: PlanHostsProps) {
  const hosts: unknown = useWatch({ name });
  const range = typeof type === "string" ? hostBounds(type, bounds) : null;
  const notes = hostNotes(hosts, range);
  return (
    <HostsInput
      name={name}
      label={label}
      min={range?.min ?? 1}
      max={range?.max ?? 1_000_000}
      hint={notes.hint ?? hint}
      met={notes.met}
      className={className}
    />
  );
}
