"use client";

import { useController } from "react-hook-form";
import type { HostsMode } from "./base-plan-values";

const modes: readonly { value: HostsMode; label: string }[] = [
  { value: "total", label: "New total" },
  { value: "add", label: "Add hosts" },
];

/** Two ways to say how many hosts; what is sent is a total either way. */
export function HostsModeSwitch({ className }: { className?: string }) {
  const { field } = useController({ name: "mode" });
  return (
    <fieldset className={className}>
      <legend className="mb-1.5 font-strong text-meta">Hosts as</legend>
      <div className="inline-flex h-field w-full rounded-control border border-line-strong p-0.5">
        {modes.map(({ value, label }) => (
          <label
            key={value}
            className="flex flex-1 cursor-pointer items-center justify-center rounded-small px-2.5 text-ink-2 has-checked:bg-pressed has-checked:font-strong has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="mode"
              value={value}
              checked={field.value === value}
              onChange={() => field.onChange(value)}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
