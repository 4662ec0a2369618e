import type { ReactNode } from "react";
import { cx } from "./cx";

export type DiffRow = {
  /** The field: "Hosts". */
  name: string;
  now: ReactNode;
  /** The value after; leave it out when the field stays ("same"). */
  after?: ReactNode;
  /** The difference in words: "4 more". */
  difference?: string;
  /** Shows both values at 20 px: the figures that the change is about. */
  figure?: boolean;
};

type DiffTableProps = {
  /** What the rows belong to: "Base plan". */
  title: string;
  rows: readonly DiffRow[];
  caption?: string;
};

const head = "h-row-head px-4 text-left font-strong text-ink-2 text-meta max-sm:px-3";

/** Now and After of a change, field by field; what changes is marked, the rest says "same". */
export function DiffTable({ title, rows, caption = `${title}, now and after` }: DiffTableProps) {
  return (
    <div className="overflow-hidden rounded-panel border border-line-strong">
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          <col className="w-[23%] max-sm:w-[32%]" />
          <col />
          <col />
        </colgroup>
        <thead className="bg-sunken">
          <tr>
            <th scope="col" className={head}>
              {title}
            </th>
            <th scope="col" className={head}>
              Now
            </th>
            <th scope="col" className={head}>
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DiffLine key={row.name} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DiffLine({ row }: { row: DiffRow }) {
  const changed = row.after !== undefined;
  const value = cx("px-4 py-2 max-sm:px-3", row.figure && "font-title text-title");
  return (
    <tr className={cx("border-line border-t", row.figure ? "h-14 max-sm:h-12" : "h-10 max-sm:h-9")}>
      <th scope="row" className="px-4 py-2 text-left font-text text-ink-2 max-sm:px-3">
        {row.name}
      </th>
      <td className={value}>{row.now}</td>
      <td
        className={cx(
          value,
          changed ? "bg-accent-soft" : "text-ink-3",
          changed && !row.figure && "font-strong",
        )}
      >
        {changed ? row.after : <span className="font-text text-body text-ink-3">same</span>}
        {row.difference ? (
          <span className="ml-2.5 font-text text-body text-ink-2 tracking-normal">{row.difference}</span>
        ) : null}
      </td>
    </tr>
  );
}
