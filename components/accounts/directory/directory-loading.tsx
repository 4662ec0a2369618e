import { PageHeader } from "@/components/layout/page-header";
import { ReadingNote, SkeletonRows } from "@/components/ui/skeleton-rows";
import { Head, Table, TableHead } from "@/components/ui/table";
import { columnLayout, directoryColumns } from "./directory-columns";
import { directoryView } from "./directory-view";

const { columns } = directoryView({ columns: null, density: null });
const { widths, minWidth, bars } = columnLayout(columns);
const titles = columns.flatMap((name) => {
  const { title, parts } = directoryColumns[name];
  return parts.map((_, at) => (at === 0 ? title : ""));
});

/** The directory before its first answer, part for part where it will stand. It brings no script of its own. */
export function DirectoryLoading() {
  return (
    <>
      <PageHeader title="Directory" meta={[" "]} />
      <div className="px-gutter pt-2.5 pb-3">
        <div className="control-field sm:h-control sm:w-64" />
      </div>
      <Table caption="Sub-accounts are being read" widths={widths} minWidth={minWidth}>
        <TableHead>
          {["Sub-account", ...titles].map((title, at) => (
            <Head key={title} align={bars[at]?.align ?? "left"}>
              {title}
            </Head>
          ))}
        </TableHead>
        <SkeletonRows columns={bars} rows={18} />
      </Table>
      <ReadingNote className="px-gutter py-3">Reading the directory</ReadingNote>
    </>
  );
}
