import { ChevronRight } from "lucide-react";
import { cx } from "@/components/ui/cx";

const STEPS = ["Edit", "Check", "Confirm", "Receipt"] as const;

export type Step = (typeof STEPS)[number];

/** "1 Edit > 2 Check > 3 Confirm > 4 Receipt"; below 640 px "3 of 4". */
export function Steps({ current }: { current: Step }) {
  const at = STEPS.indexOf(current);
  return (
    <div className="text-meta">
      <ol aria-label="Steps of a change" className="flex items-center gap-2.5 max-sm:hidden">
        {STEPS.map((step, place) => (
          <li
            key={step}
            aria-current={step === current ? "step" : undefined}
            className="flex items-center gap-2.5"
          >
            {place > 0 ? (
              <ChevronRight aria-hidden="true" className="size-3 text-ink-3" strokeWidth={2} />
            ) : null}
            <span className={cx(step === current ? "font-strong text-ink" : "text-ink-2")}>
              {place + 1} {step}
            </span>
          </li>
        ))}
      </ol>
      <span className="text-ink-3 sm:hidden">
        {at + 1} of {STEPS.length}
      </span>
    </div>
  );
}
