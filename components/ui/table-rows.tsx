import type { ReactNode } from "react";
import { cx } from "./cx";
import { cellEdges } from "./table";

/** A name of any script: its end is cut, never its start, and it lines up at the left. */
export function Name({ children, className }: { children: string; className?: string }) {
  return (
    <span
      dir="auto"
      title={children}
      className={cx("block truncate text-left! font-strong text-ink", className)}
    >
      {children}
    </span>
  );
}

type NarrowCellProps = {
  /** Line 1: the name, and "31 of 40". */
  title: ReactNode;
  end?: ReactNode;
  /** Line 2: status and plan, and the day. */
  under?: ReactNode;
  underEnd?: ReactNode;
  columns: number;
};

/** The whole row below 640 px, in two lines. Put it last in the row, after the cells of the wide table. */
export function NarrowCell({ title, end, under, underEnd, columns }: NarrowCellProps) {
  return (
    <td
      data-narrow
      colSpan={columns}
      className="border-line border-b border-l-2 border-l-transparent p-0 group-data-flush/table:border-l-0 sm:hidden"
    >
      <div className="grid min-h-[3.625rem] grid-cols-1 content-center gap-y-0.5 py-2 pr-gutter pl-[calc(var(--spacing-gutter)-2px)] group-data-flush/table:px-0">
        <div className="flex items-baseline justify-between gap-3">
          <span className="min-w-0">{title}</span>
          {end ? <span className="shrink-0">{end}</span> : null}
        </div>
        <div className="flex items-center justify-between gap-3 text-ink-2 text-meta">
          <span className="flex min-w-0 items-center gap-2 [&>*]:min-w-0 [&>:last-child:not(:first-child)]:truncate">
            {under}
          </span>
          {underEnd ? <span className="shrink-0">{underEnd}</span> : null}
        </div>
      </div>
    </td>
  );
}

/** "31 of 40", as a narrow row shows hosts. */
export function UsedOf({ used, bought }: { used: number | null; bought: number | null }) {
  if (bought === null) return null;
  const over = used !== null && used > bought;
  return (
    <>
      {used === null ? null : (
        <>
          <span className={over ? "font-strong text-warn" : ""}>{used.toLocaleString("en-GB")}</span>
          <span className="text-ink-3"> of </span>
        </>
      )}
      {bought.toLocaleString("en-GB")}
    </>
  );
}

type GroupRowProps = { columns: number; title: string; count?: number | undefined; note?: ReactNode };

/** The head of a group of rows, 12/500, no line under it. */
export function GroupRow({ columns, title, count, note }: GroupRowProps) {
  return (
    <tr>
      <th
        scope="colgroup"
        colSpan={columns}
        className={cx(
          "h-8 px-2 pt-3 pb-1 text-left align-bottom font-strong text-ink-2 text-meta",
          cellEdges,
        )}
      >
        {title}
        {count === undefined ? null : <span className="ml-1.5 font-text text-ink-3">{count}</span>}
        {note ? <span className="ml-2 font-text text-ink-3">{note}</span> : null}
      </th>
    </tr>
  );
}

/** Sums, in the columns they belong to. */
export function TotalRow({ children }: { children: ReactNode }) {
  return (
    <tfoot className="sticky bottom-0 bg-sunken font-title [&_td]:border-line [&_td]:border-t [&_td]:border-b-0">
      <tr className="h-10">{children}</tr>
    </tfoot>
  );
}

/** An empty stretch in px that stands for the rows that are not drawn. */
export function RowSpace({ height, columns }: { height: number; columns: number }) {
  return (
    <tbody aria-hidden="true">
      {height > 0 ? (
        <tr>
          <td colSpan={columns} style={{ height }} className="p-0" />
        </tr>
      ) : null}
    </tbody>
  );
}
