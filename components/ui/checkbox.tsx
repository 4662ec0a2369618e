import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; error?: string | undefined };

/** A box to tick, its words beside it: to acknowledge a warning or switch something. */
export function Checkbox({ label, error, className, ...input }: CheckboxProps) {
  const noteId = useId();
  return (
    <div className={className}>
      <label className="flex items-start gap-2.5 max-sm:min-h-touch max-sm:items-center">
        <span className="relative inline-flex size-icon shrink-0 max-sm:size-5">
          <input
            {...input}
            type="checkbox"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? noteId : undefined}
            className="peer size-full appearance-none rounded-small border border-line-field bg-canvas checked:border-accent checked:bg-accent aria-invalid:border-bad"
          />
          <Check
            aria-hidden="true"
            strokeWidth={3}
            className="pointer-events-none absolute inset-0 m-auto hidden size-3 text-on-accent peer-checked:block"
          />
        </span>
        <span className="-mt-0.5 max-sm:mt-0">{label}</span>
      </label>
      {error ? (
        <p id={noteId} className="mt-1 ml-6.5 font-strong text-bad text-meta">
          {error}
        </p>
      ) : null}
    </div>
  );
}
