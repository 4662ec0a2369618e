import type { ReactNode } from "react";
import { cx } from "./cx";

export type Fact = { term: string; value: ReactNode };

/** Names and values under each other: "Sent", "By", "Reason". */
export function Facts({ items, className }: { items: readonly Fact[]; className?: string }) {
  return (
    <dl className={cx("grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-1.5", className)}>
      {items.map(({ term, value }) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-2">{term}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
