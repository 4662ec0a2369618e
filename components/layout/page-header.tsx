import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { cx } from "@/components/ui/cx";

export type Crumb = { label: string; href?: string };

type PageHeaderProps = {
  title: string;
  crumbs?: readonly Crumb[];
  /** At most one boxed status. */
  status?: ReactNode;
  /** Menu, second, main; below 640 px they move to a bar at the foot. */
  actions?: ReactNode;
  /** Beside the title at every width: the steps of a flow. */
  aside?: ReactNode;
  /** Parts of the meta line: id with copy, number, eligibility, age. False and null ones are left out. */
  meta?: readonly ReactNode[];
  /** With a line under it: when no tabs, chips or table head follow. */
  ruled?: boolean;
};

/** What page this is, how it stands, how old it is and what can be done. */
export function PageHeader({ title, crumbs, status, actions, aside, meta, ruled = false }: PageHeaderProps) {
  return (
    <header
      className={cx(
        "px-gutter pt-6",
        crumbs ? "max-sm:pt-3" : "max-sm:pt-4",
        ruled ? "border-line border-b pb-3" : "pb-1.5",
      )}
    >
      {crumbs ? <Crumbs items={crumbs} /> : null}
      <div className="flex min-h-control items-center justify-between gap-x-6 gap-y-2 max-sm:min-h-0">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 dir="auto" className="min-w-0 break-words text-left font-title text-title">
            {title}
          </h1>
          {status}
        </div>
        {aside ? <div className="shrink-0">{aside}</div> : null}
        {actions ? (
          <div className="flex shrink-0 items-center gap-2 max-sm:hidden print:hidden">{actions}</div>
        ) : null}
      </div>
      {meta ? <MetaLine parts={meta} /> : null}
      {actions ? <ActionBar>{actions}</ActionBar> : null}
    </header>
  );
}

function Crumbs({ items }: { items: readonly Crumb[] }) {
  const parent = items.findLast((item) => item.href);
  return (
    <nav aria-label="Breadcrumb" className="mb-1.5 text-ink-2 text-meta">
      <ol className="flex flex-wrap items-center gap-x-2 max-sm:hidden">
        {items.map(({ label, href }, at) => (
          <Fragment key={`${href ?? ""}${label}`}>
            {at > 0 ? (
              <li aria-hidden="true">
                <ChevronRight className="size-3 text-ink-3" strokeWidth={2} />
              </li>
            ) : null}
            <li dir="auto">
              {href ? (
                <Link href={href} className="rounded-small hover:text-ink hover:underline">
                  {label}
                </Link>
              ) : (
                <span aria-current="page">{label}</span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
      {parent?.href ? (
        <Link href={parent.href} className="touch-target inline-flex max-w-full items-center gap-2 sm:hidden">
          <ChevronLeft aria-hidden="true" className="size-icon shrink-0" strokeWidth={1.75} />
          <span dir="auto" className="truncate text-body text-ink-3">
            {parent.label}
          </span>
        </Link>
      ) : null}
    </nav>
  );
}

/** Parts of 12/16 in a row, divided by short rules; below 640 px under each other. */
export function MetaLine({ parts }: { parts: readonly ReactNode[] }) {
  const shown = parts
    .map((part, at) => ({ id: `part-${at}`, part }))
    .filter(({ part }) => part !== null && part !== undefined && part !== false);
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-y-1 text-ink-2 text-meta max-sm:flex-col max-sm:items-start">
      {shown.map(({ id, part }) => (
        <span key={id} className="part-rule inline-flex items-center">
          {part}
        </span>
      ))}
    </div>
  );
}

/**
 * The actions of a page below 640 px: a bar at the foot of the window, each as wide as the others.
 * `main` keeps room for it (`data-action-bar`), so that the page's end scrolls above it.
 */
export function ActionBar({ children }: { children: ReactNode }) {
  return (
    <div
      data-action-bar
      className="fixed inset-x-0 bottom-0 z-20 flex gap-2 border-line border-t bg-canvas px-gutter py-2.5 sm:hidden print:hidden [&>:not([aria-haspopup])]:flex-1"
    >
      {children}
    </div>
  );
}
