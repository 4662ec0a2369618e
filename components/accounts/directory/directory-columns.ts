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

type Part = { width: string; bar: number; align?: "right" };
type Column = { title: string; parts: readonly Part[] };

/** What each column is called, how wide its parts are and the bars of a row that has not come yet. */
export const directoryColumns: Record<ColumnName, Column> = {
  owner: { title: "Owner", parts: [{ width: "15rem", bar: 10 }] },
  number: { title: "Number", parts: [{ width: "7.5rem", bar: 5 }] },
  status: { title: "Status", parts: [{ width: "9.5rem", bar: 4 }] },
  plan: {
    title: "Base plan",
    parts: [{ width: "clamp(12.5rem, 20vw - 3.5rem, 14.5rem)", bar: 9 }],
  },
  hosts: { title: "Hosts", parts: [{ width: "5.5rem", bar: 1.5, align: "right" }] },
  // They end 16 px before the date.
  addons: { title: "Add-ons", parts: [{ width: "clamp(10rem, 15vw - 2rem, 11.5rem)", bar: 6 }] },
  invoice: {
    title: "Next invoice",
    parts: [
      { width: "7.5rem", bar: 5, align: "right" },
      { width: "6.25rem", bar: 3.5 },
    ],
  },
  age: { title: "Age", parts: [{ width: "6rem", bar: 2.5, align: "right" }] },
};

// With the columns as at first a window of 1280 px needs no scrolling sideways.
const LEAST_NAME = "9.5rem";

/** The columns of a table: widths in order, the name taking what is left, and where that leaves too little to read. */
export function columnLayout(columns: readonly ColumnName[]) {
  const parts = columns.flatMap((name) => directoryColumns[name].parts);
  const widths = parts.map(({ width }) => width);
  return {
    widths: [null, ...widths],
    minWidth: `calc(${[LEAST_NAME, ...widths].join(" + ")})`,
    bars: [{ bar: 11 }, ...parts.map(({ bar, align }) => ({ bar, ...(align ? { align } : {}) }))],
    count: parts.length + 1,
  };
}
