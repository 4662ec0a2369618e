"use client";

import { SortHead } from "@/components/ui/sort-head";
import { Head, TableHead } from "@/components/ui/table";
import type { AccountSort } from "@/lib/domain/account-query";

type DirectoryHeadProps = { sort: AccountSort; onSort: (sort: AccountSort) => void };
type SortName = "name" | "nextInvoice" | "hosts" | "readAt";

/** The heads, four of which sort. */
export function DirectoryHead({ sort, onSort }: DirectoryHeadProps) {
  const sorts = (name: SortName) => ({
    direction: sort === name ? ("asc" as const) : sort === `-${name}` ? ("desc" as const) : undefined,
    onSort: (direction: "asc" | "desc") => onSort(direction === "asc" ? name : `-${name}`),
  });
  return (
    <TableHead>
      <SortHead {...sorts("name")}>Sub-account</SortHead>
      <Head>Status</Head>
      <Head>Base plan</Head>
      <SortHead align="right" {...sorts("hosts")}>
        Hosts
      </SortHead>
      {/* Over the families: their count stands before them. */}
      <Head className="pl-8">Add-ons</Head>
      <SortHead align="right" {...sorts("nextInvoice")}>
        Next invoice
      </SortHead>
      <Head>
        <span className="sr-only">How far away</span>
      </Head>
      <SortHead align="right" {...sorts("readAt")}>
        Age
      </SortHead>
    </TableHead>
  );
}
