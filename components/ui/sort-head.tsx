"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { cx } from "./cx";
import { Head } from "./table";

type SortHeadProps = {
  children: string;
  align?: "left" | "right";
  /** How the table is sorted by this column now; undefined when by another. */
  direction: "asc" | "desc" | undefined;
  /** Takes the direction it should have next. */
  onSort: (direction: "asc" | "desc") => void;
};

/** A column's name that sorts when pressed; the sorted one is in ink with an arrow. */
export function SortHead({ children, align = "left", direction, onSort }: SortHeadProps) {
  const Arrow = direction === "desc" ? ArrowDown : ArrowUp;
  const sorted = direction === undefined ? "none" : direction === "asc" ? "ascending" : "descending";
  return (
    <Head align={align} aria-sort={sorted}>
      <button
        type="button"
        onClick={() => onSort(direction === "asc" ? "desc" : "asc")}
        className={cx(
          "group/sort inline-flex h-6 items-center gap-1.5 rounded-small font-strong hover:text-ink",
          direction && "text-ink",
        )}
      >
        {children}
        {direction ? (
          <Arrow aria-hidden="true" className="size-icon-small text-accent-ink" strokeWidth={2} />
        ) : null}
      </button>
    </Head>
  );
}
