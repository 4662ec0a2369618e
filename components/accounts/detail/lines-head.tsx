import { Head, TableHead } from "@/components/ui/table";

/** Widths of the columns; the plan takes what is left. */
export const lineWidths = [null, "10rem", "5rem", "7.5rem", "9.25rem"] as const;

/** The heads over plan lines. */
export function LinesHead() {
  return (
    <TableHead>
      <Head>Plan</Head>
      <Head>Status</Head>
      <Head align="right">Hosts</Head>
      <Head align="right">Next invoice</Head>
      <Head>
        <span className="sr-only">Actions</span>
      </Head>
    </TableHead>
  );
}
