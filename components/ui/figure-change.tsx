import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

type FigureChangeProps = {
  before: ReactNode;
  after: ReactNode;
  /** Beside the figures: "since today", "one of them is true". */
  note?: ReactNode;
  /** The value after was refused: it is struck through. */
  struck?: boolean;
  /** 28 px on a receipt, 20 px in a panel. */
  size?: "receipt" | "panel";
};

/** Before and after in large figures. */
export function FigureChange({ before, after, note, struck = false, size = "receipt" }: FigureChangeProps) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span
        className={cx(
          "inline-flex items-baseline gap-3 font-title",
          size === "receipt" ? "text-figure" : "gap-2 text-title",
        )}
      >
        {before}
        <ArrowRight
          role="img"
          aria-label="to"
          strokeWidth={1.75}
          className={cx("self-center text-ink-3", size === "receipt" ? "size-5" : "size-icon")}
        />
        {struck ? <s className="text-ink-3">{after}</s> : after}
      </span>
      {note ? <span className="text-ink-2">{note}</span> : null}
    </p>
  );
}
