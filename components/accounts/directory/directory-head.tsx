"use client";

import { SortHead } from "@/components/ui/sort-head";
import { Head, TableHead } from "@/components/ui/table";
import type { AccountSort } from "@/lib/domain/account-query";
import { type ColumnName, directoryColumns } from "./directory-columns";

type DirectoryHeadProps = {
  columns: readonly ColumnName[];
  sort: AccountSort;
  onSort: (sort: AccountSort) => void;
};
type SortName = "name" | "nextInvoice" | "hosts" | "readAt";

const sortOf: Partial<Record<ColumnName, SortName>> = {
  hosts: "hosts",
  invoice: "nextInvoice",
  age: "readAt",
};

/** The heads, of which the name and three more sort. */
export function DirectoryHead({ columns, sort, onSort }: DirectoryHeadProps) {
  const sorts = (name: SortName) => ({
    direction: sort === name ? ("asc" as const) : sort === `-${name}` ? ("desc" as const) : undefined,
    onSort: (direction: "asc" | "desc") => onSort(direction === "asc" ? name : `-${name}`),
  });
  const head = (name: ColumnName) => {
    const { title } = directoryColumns[name];
    const sorted = sortOf[name];
    if (sorted)
      return (
        <SortHead key={name} align="right" {...sorts(sorted)}>
          {title}
        </SortHead>
      );
    // Over the families of the add-ons: their count stands before them.
    return (
      <Head key={name} className={name === "addons" ? "pl-8" : undefined}>
        {title}
      </Head>
    );
  };
  return (
    <TableHead>
      <SortHead {...sorts("name")}>Sub-account</SortHead>
      {columns.flatMap((name) =>
        name === "invoice"
          ? [
              head(name),
              <Head key="away">
                <span className="sr-only">How far away</span>
              </Head>,
            ]
          : [head(name)],
      )}
    </TableHead>
  );
}
