import Link from "next/link";
import { cx } from "./cx";

export type Tab = { href: string; label: string; count?: number | undefined; current: boolean };

/** Parts of one page, each with its own address. */
export function Tabs({
  label,
  items,
  className,
}: {
  label: string;
  items: readonly Tab[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cx("overflow-x-auto border-line border-b px-gutter", className)}>
      <ul className="flex gap-5 max-sm:gap-4">
        {items.map((tab) => (
          <li key={tab.href} className="shrink-0">
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "-mb-px inline-flex h-9 items-center gap-1.5 rounded-t-small border-b-2 focus-visible:-outline-offset-2 max-sm:h-touch",
                tab.current
                  ? "border-ink font-strong text-ink"
                  : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="font-text text-ink-3">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
