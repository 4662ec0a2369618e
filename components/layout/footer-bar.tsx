import { Fragment, type ReactNode } from "react";
import { KeyHint } from "@/components/ui/key-hint";

export type FooterKey = { keys: readonly string[]; does: string };

type FooterBarProps = {
  /** Rows shown, sums, the zone; divided by short rules. */
  parts: readonly ReactNode[];
  /** Key hints at the right; not shown below 1024 px. */
  keys?: readonly FooterKey[];
};

/** The sunken bar of 40 at the foot of a table. */
export function FooterBar({ parts, keys = [] }: FooterBarProps) {
  const shown = parts
    .map((part, at) => ({ id: `part-${at}`, part }))
    .filter(({ part }) => part !== null && part !== undefined && part !== false);
  return (
    <footer className="flex min-h-10 shrink-0 items-center justify-between gap-6 border-line border-t bg-sunken px-gutter py-2 text-ink-2 text-meta print:hidden">
      <div className="flex min-w-0 flex-wrap items-center gap-y-1 max-sm:gap-x-4">
        {shown.map(({ id, part }) => (
          <span key={id} className="part-rule inline-flex items-center">
            {part}
          </span>
        ))}
      </div>
      {keys.length > 0 ? (
        <div aria-hidden="true" className="flex shrink-0 items-center gap-2 max-lg:hidden">
          {keys.map(({ keys: hint, does }) => (
            <Fragment key={does}>
              <KeyHint keys={hint} className="ml-1.5" />
              <span>{does}</span>
            </Fragment>
          ))}
        </div>
      ) : null}
    </footer>
  );
}
