import type { ReactNode } from "react";
import { cx } from "./cx";

type EmptyStateProps = {
  /** A fact: "No sub-account matches both filters". */
  title: string;
  /** A cause, or what fewer filters would give. */
  children?: ReactNode;
  /** One action, or the chips that made it empty. */
  action?: ReactNode;
  className?: string;
};

/** Stands under the column heads, at the left and top. */
export function EmptyState({ title, children, action, className }: EmptyStateProps) {
  return (
    <div role="status" className={cx("max-w-form px-gutter py-4", className)}>
      <p className="font-title text-ink text-section">{title}</p>
      {children ? <div className="mt-0.5 text-ink-2">{children}</div> : null}
      {action ? <div className="mt-2.5 flex flex-wrap items-center gap-2">{action}</div> : null}
    </div>
  );
}
