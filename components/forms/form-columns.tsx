import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

type FormColumnsProps = {
  /** The section list at the left; a short form has none. */
  sections?: ReactNode;
  /** Fields, at most 640 wide. */
  children: ReactNode;
  /** What will be sent, checks, button: stays in sight at the right, below 1024 px under the fields. */
  summary: ReactNode;
  summaryLabel: string;
};

/** The three columns of a form: sections, fields, summary. */
export function FormColumns({ sections, children, summary, summaryLabel }: FormColumnsProps) {
  return (
    <div className="flex min-h-full max-lg:flex-col">
      {sections ? (
        <div className="w-44 shrink-0 border-line border-r py-6 pl-gutter max-lg:hidden">
          <div className="sticky top-6">{sections}</div>
        </div>
      ) : null}
      <div className={cx("min-w-0 flex-1 py-6 pr-8 max-lg:px-gutter", sections ? "pl-8" : "pl-gutter")}>
        <div className="max-w-form divide-y divide-line [&>*]:py-7 [&>:first-child]:pt-0">{children}</div>
      </div>
      <aside
        aria-label={summaryLabel}
        className="w-side-panel shrink-0 border-line pr-7 pl-6 lg:border-l max-lg:w-full max-lg:border-t max-lg:px-gutter"
      >
        <div className="sticky top-0 divide-y divide-line [&>*]:py-5 [&>:first-child]:pt-6">{summary}</div>
      </aside>
    </div>
  );
}

type FormSectionBlockProps = { id: string; title: string; note?: ReactNode; children: ReactNode };

/** A titled group of fields on a grid of six columns; fields span them (`sm:col-span-3` is half the width). */
export function FormSectionBlock({ id, title, note, children }: FormSectionBlockProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-6">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-2">
        <h2 id={`${id}-title`} className="font-title text-section">
          {title}
        </h2>
        {note ? <span className="text-ink-3 text-meta">{note}</span> : null}
      </div>
      <div className="grid grid-cols-1 gap-x-4 gap-y-4 sm:grid-cols-6">{children}</div>
    </section>
  );
}
