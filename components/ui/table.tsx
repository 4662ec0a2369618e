import type { ComponentProps, CSSProperties, ReactNode } from "react";
import { cx } from "./cx";

type TableProps = {
  /** Names the table for those who hear it. */
  caption: string;
  /** Width of each column in order, e.g. `"14rem"`; `null` takes what is left. Not used below 640 px. */
  widths: readonly (string | null)[];
  children: ReactNode;
  /** Without the page's gutters: inside a section that has its own. */
  flush?: boolean;
  className?: string;
  /** All rows there are, when only a window of them is in the page; -1: not known. */
  rowCount?: number;
  /** Narrower than this the table scrolls sideways in its box, e.g. `"70rem"`. Not used below 640 px. */
  minWidth?: string;
  /** Its rows are about to be replaced: said to those who hear, and a line under the heads for those who see. */
  busy?: boolean;
};

/** Full bleed, a hairline a row, fixed columns so that nothing shifts while rows come and go. */
export function Table({ caption, widths, children, flush = false, className, ...rest }: TableProps) {
  const { rowCount, minWidth, busy } = rest;
  const columns = widths.map((width, at) => ({ id: `column-${at}`, width }));
  return (
    <table
      data-flush={flush || undefined}
      aria-rowcount={rowCount}
      aria-busy={busy || undefined}
      style={minWidth ? ({ "--table-least": minWidth } as CSSProperties) : undefined}
      className={cx(
        "group/table w-full table-fixed border-separate border-spacing-0",
        minWidth && "sm:min-w-(--table-least)",
        className,
      )}
    >
      <caption className="sr-only">{caption}</caption>
      <colgroup className="max-sm:hidden">
        {columns.map(({ id, width }) => (
          <col key={id} style={width ? { width } : undefined} />
        ))}
      </colgroup>
      {children}
    </table>
  );
}

/** First cells keep a 2 px edge for the cursor and for "not known yet"; outer cells keep the gutter. */
export const cellEdges =
  "first:border-l-2 first:border-l-transparent first:pl-[calc(var(--spacing-gutter)-2px)] last:pr-gutter has-[+[data-narrow]]:pr-gutter group-data-flush/table:first:border-l-0 group-data-flush/table:first:pl-0 group-data-flush/table:last:pr-0 group-data-flush/table:has-[+[data-narrow]]:pr-0";

/** The head of a table; stays in sight while the rows scroll. Below 640 px only heard. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="sticky top-0 z-10 bg-canvas max-sm:sr-only">
      <tr>{children}</tr>
    </thead>
  );
}

type HeadProps = Omit<ComponentProps<"th">, "align"> & { align?: "left" | "right" };

/** A column's name. Right-aligned over counts, dates and ages. */
export function Head({ align = "left", className, children, ...rest }: HeadProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        "h-row-head truncate border-line border-b px-2 font-strong text-ink-3 text-meta",
        // Only when that takes long: a line that comes and goes at every letter typed would flicker.
        "group-aria-busy/table:border-accent-ink group-aria-busy/table:[transition:border-color_0s_300ms]",
        align === "right" ? "text-right" : "text-left",
        cellEdges,
        className,
      )}
    >
      {children}
    </th>
  );
}

export type RowState = "rest" | "cursor" | "unknown";

type RowProps = ComponentProps<"tr"> & {
  state?: RowState;
  /** 48 high, for rows with a second line. */
  two?: boolean;
};

/** A row. `cursor` is where the arrow keys are; `unknown` has the dashed edge of a change not known yet. */
export function Row({ state = "rest", two = false, className, ...rest }: RowProps) {
  return (
    <tr
      {...rest}
      aria-selected={state === "cursor" ? true : undefined}
      className={cx(
        two ? "h-row-two" : "h-row",
        "group/row max-sm:h-auto",
        state === "cursor"
          ? "bg-selected [&>:is(:first-child,[data-narrow])]:border-l-accent-ink!"
          : "hover:bg-hover",
        state === "unknown" &&
          "[&>:is(:first-child,[data-narrow])]:[border-left:2px_dashed_var(--color-ink)]",
        className,
      )}
    />
  );
}

type CellProps = Omit<ComponentProps<"td">, "align"> & {
  align?: "left" | "right";
  /** Second text (a plan's name) or quiet text (ages, "in 12 days"). */
  tone?: "ink" | "second" | "quiet" | "warn";
};

const tones = { ink: "", second: "text-ink-2", quiet: "text-ink-3", warn: "text-warn" };

/** A cell of 640 px and more. Counts, dates and ages go right. */
export function Cell({ align = "left", tone = "ink", className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={cx(
        "truncate border-line border-b px-2 max-sm:hidden",
        align === "right" ? "text-right" : "text-left",
        tones[tone],
        cellEdges,
        className,
      )}
    />
  );
}

/** A count in a cell: thousands parted, zero quiet, `null` "–" (does not apply), undefined "not reported". */
export function Count({ value, over = false }: { value: number | null | undefined; over?: boolean }) {
  if (value === undefined) return <span className="text-ink-3">not reported</span>;
  if (value === null) return <span className="text-ink-3">–</span>;
  const tone = over ? "text-warn" : value === 0 ? "text-ink-3" : "";
  return <span className={tone}>{value.toLocaleString("en-GB")}</span>;
}
