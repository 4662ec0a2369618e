import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

type FoldProps = { summary: ReactNode; children: ReactNode; open?: boolean; className?: string };

/** Something most people do not need, behind its name: "Zoom's own words". */
export function Fold({ summary, children, open = false, className }: FoldProps) {
  return (
    <details open={open} className={cx("group/fold", className)}>
      <summary className="inline-flex list-none items-center gap-1.5 rounded-small text-accent-ink max-sm:min-h-touch">
        <ChevronRight
          aria-hidden="true"
          strokeWidth={2}
          className="size-icon-small transition-transform group-open/fold:rotate-90"
        />
        {summary}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
