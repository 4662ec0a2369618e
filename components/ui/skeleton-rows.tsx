import { cx } from "./cx";
import { Cell, Row } from "./table";
import { NarrowCell } from "./table-rows";

/** A column while it is read: how wide its bar is, in rem, and its side; null leaves it empty. */
export type SkeletonColumn = { bar: number; align?: "left" | "right" } | null;

type SkeletonRowsProps = {
  columns: readonly SkeletonColumn[];
  rows?: number;
  two?: boolean;
};

// Names differ in length; the same five shares every time, so that server and browser agree.
const SHARES = [0.94, 0.66, 1, 0.78, 0.86];

function Bar({ rem }: { rem: number }) {
  return (
    <span className="inline-block h-2 rounded-mark bg-line align-middle" style={{ width: `${rem}rem` }} />
  );
}

/** Rows of bars at the real column widths while a table is read. They do not shimmer. */
export function SkeletonRows({ columns, rows = 12, two = false }: SkeletonRowsProps) {
  const shares = Array.from({ length: rows }, (_, at) => ({
    id: `row-${at}`,
    share: SHARES[at % SHARES.length] ?? 1,
  }));
  return (
    <tbody aria-hidden="true">
      {shares.map(({ id, share }) => (
        <SkeletonRow key={id} columns={columns} share={share} two={two} />
      ))}
    </tbody>
  );
}

function SkeletonRow({ columns, share, two }: Required<Omit<SkeletonRowsProps, "rows">> & { share: number }) {
  const cells = columns.map((column, at) => ({ id: `cell-${at}`, column, share: at === 0 ? share : 1 }));
  return (
    <Row two={two} className="hover:bg-transparent">
      {cells.map(({ id, column, share: part }) => (
        <Cell key={id} align={column?.align ?? "left"}>
          {column ? <Bar rem={column.bar * part} /> : null}
        </Cell>
      ))}
      <NarrowCell
        columns={columns.length}
        title={<Bar rem={(columns[0]?.bar ?? 10) * share} />}
        end={<Bar rem={3} />}
        under={<Bar rem={8} />}
        underEnd={<Bar rem={5} />}
      />
    </Row>
  );
}

/** Says what is being read, once that has taken 3 s. */
export function ReadingNote({ children, className }: { children: string; className?: string }) {
  return (
    <p role="status" className={cx("appears-late text-ink-3 text-meta", className)}>
      {children}
    </p>
  );
}
