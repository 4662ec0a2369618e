/** The columns beside the name that people may choose, in the order in which they stand. */
export const columnNames = [
  "owner",
  "number",
  "status",
  "plan",
  "hosts",
  "addons",
  "invoice",
  "age",
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Rows of 36 px, or of 48 with a second line. */
export type Density = "one" | "two";

export type DirectoryView = { columns: readonly ColumnName[]; density: Density };

/** `least` in rem; `width` where it may be more than that on a wide window. */
type Part = { least: number; width?: string; bar: number; align?: "right" };
type Column = { title: string; parts: readonly Part[] };

/** What each column is called, how wide its parts are and the bars of a row that has not come yet. */
export const directoryColumns: Record<ColumnName, Column> = {
  owner: { title: "Owner", parts: [{ least: 15, bar: 10 }] },
  number: { title: "Number", parts: [{ least: 7.5, bar: 5 }] },
  status: { title: "Status", parts: [{ least: 9.5, bar: 4 }] },
  plan: {
    title: "Base plan",
    parts: [{ least: 12.5, width: "clamp(12.5rem, 20vw - 3.5rem, 14.5rem)", bar: 9 }],
  },
  hosts: { title: "Hosts", parts: [{ least: 5.5, bar: 1.5, align: "right" }] },
  // They end 16 px before the date.
  addons: { title: "Add-ons", parts: [{ least: 10, width: "clamp(10rem, 15vw - 2rem, 11.5rem)", bar: 6 }] },
  invoice: {
    title: "Next invoice",
    parts: [
      { least: 7.5, bar: 5, align: "right" },
      { least: 6.25, bar: 3.5 },
    ],
  },
  age: { title: "Age", parts: [{ least: 6, bar: 2.5, align: "right" }] },
};

// With the columns as at first a window of 1280 px needs no scrolling sideways.
const LEAST_NAME = 9.5;

/** The columns of a table: widths in order, the name taking what is left, and where that leaves too little to read. */
export function columnLayout(columns: readonly ColumnName[]) {
  const parts = columns.flatMap((name) => directoryColumns[name].parts);
  const taken = parts.reduce((sum, { least }) => sum + least, 0);
  return {
    widths: [null, ...parts.map(({ least, width }) => width ?? `${least}rem`)],
    minWidth: `${taken + LEAST_NAME}rem`,
    bars: [{ bar: 11 }, ...parts.map(({ bar, align }) => ({ bar, ...(align ? { align } : {}) }))],
    count: parts.length + 1,
  };
}
