import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

type SidePanelProps = { label: string; children: ReactNode; className?: string };

/** The column of 352 at the right; its sections are divided by hairlines. Under the content below 1024 px. */
export function SidePanel({ label, children, className }: SidePanelProps) {
  return (
    <aside
      aria-label={label}
      className={cx(
        "w-side-panel shrink-0 divide-y divide-line border-line pr-7 pl-6 [&>*]:py-6 [&>:first-child]:pt-5",
        "lg:border-l max-lg:w-full max-lg:border-t max-lg:px-gutter",
        className,
      )}
    >
      {children}
    </aside>
  );
}

/** Page content with the side panel beside it, from 1024 px on. */
export function WithSidePanel({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col">
      <div className="beside-side-panel min-w-0 flex-1">{children}</div>
      {side}
    </div>
  );
}
