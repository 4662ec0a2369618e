import { PageHeader } from "@/components/layout/page-header";
import { ReadingNote, SkeletonRows } from "@/components/ui/skeleton-rows";
import { Head, Table, TableHead } from "@/components/ui/table";
import { directoryWidths, rowBars } from "./directory-columns";

const heads = ["Sub-account", "Status", "Base plan", "Hosts", "Add-ons", "Next invoice", "", "Age"];

/** The directory before its first answer, part for part where it will stand. It brings no script of its own. */
export function DirectoryLoading() {
  return (
    <>
      <PageHeader title="Directory" meta={[" "]} />
      <div className="px-gutter pt-2.5 pb-3">
        <div className="control-field sm:h-control sm:w-64" />
      </div>
      <Table caption="Sub-accounts are being read" widths={directoryWidths}>
        <TableHead>
          {heads.map((head, at) => (
            <Head key={head} align={rowBars[at] && "align" in rowBars[at] ? "right" : "left"}>
              {head}
            </Head>
          ))}
        </TableHead>
        <SkeletonRows columns={rowBars} rows={18} />
      </Table>
      <ReadingNote className="px-gutter py-3">Reading the directory</ReadingNote>
    </>
  );
}
