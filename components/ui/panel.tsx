import type { ReactNode } from "react";
import { cx } from "./cx";

type PanelProps = {
  children: ReactNode;
  /** Dashed outline: its content is not known yet. */
  dashed?: boolean;
  className?: string;
};

/** An outline around one thing apart: a diff, a receipt, an open change. Not for grouping. */
export function Panel({ children, dashed = false, className }: PanelProps) {
  return (
    <div
      className={cx(
        "rounded-panel border bg-canvas",
        dashed ? "border-ink-3 border-dashed" : "border-line-strong",
        className,
      )}
    >
      {children}
    </div>
  );
}

type SectionHeadProps = {
  title: string;
  /** Beside the title, quiet: a count or an explanation. */
  note?: ReactNode;
  /** At the right: a boxed status or one link. */
  end?: ReactNode;
  level?: 2 | 3;
};

/** The title of a section, 14/20 at 600. */
export function SectionHead({ title, note, end, level = 2 }: SectionHeadProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="flex min-h-[1.375rem] items-center justify-between gap-4">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <Heading className="font-title text-ink text-section">{title}</Heading>
        {note ? <span className="text-ink-3 text-meta">{note}</span> : null}
      </div>
      {end ? <div className="shrink-0">{end}</div> : null}
    </div>
  );
}
