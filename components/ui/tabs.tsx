import type { LucideIcon } from "lucide-react";
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

export type View = { href: string; label: string; icon: LucideIcon; current: boolean };

/** The same data seen in another way: Table, Calendar, Chart. */
export function ViewSwitch({ label, items }: { label: string; items: readonly View[] }) {
  return (
    <nav
      aria-label={label}
      className="inline-flex h-control rounded-control border border-line-strong p-0.5 max-sm:h-touch"
    >
      {items.map(({ href, label: name, icon: Icon, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className={cx(
            "inline-flex items-center gap-2 rounded-small px-2.5 max-sm:px-3",
            current ? "bg-pressed font-strong text-ink" : "text-ink-2 hover:bg-hover",
          )}
        >
          <Icon aria-hidden="true" className="size-icon-small" strokeWidth={2} />
          {name}
        </Link>
      ))}
    </nav>
  );
}
