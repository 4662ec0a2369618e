"use client";

import { PageHeader } from "@/components/layout/page-header";
import { SearchField } from "@/components/ui/search-field";
import { ReadingNote, SkeletonRows } from "@/components/ui/skeleton-rows";
import { Table } from "@/components/ui/table";
import { DirectoryHead, directoryWidths } from "./directory-head";
import { rowBars } from "./directory-rows";

/** The directory before its first answer, part for part where it will stand. */
export function DirectoryLoading() {
  return (
    <>
      <PageHeader title="Directory" meta={[" "]} />
      <div className="px-gutter pb-3">
        <SearchField label="Name, id, number or e-mail" disabled className="sm:w-64" />
      </div>
      <Table caption="Sub-accounts are being read" widths={directoryWidths}>
        <DirectoryHead sort="name" onSort={() => undefined} />
        <SkeletonRows columns={rowBars} rows={18} />
      </Table>
      <ReadingNote className="px-gutter py-3">Reading the directory</ReadingNote>
    </>
  );
}
