/** Widths of the columns; the name takes what is left. The add-ons end 16 px before the date. */
export const directoryWidths = [
  null,
  "9.5rem",
  "14.5rem",
  "5.5rem",
  "11.5rem",
  "7.5rem",
  "6.25rem",
  "6rem",
] as const;

/** Bars of a row that has not come yet, at the real columns. */
export const rowBars = [
  { bar: 11 },
  { bar: 4 },
  { bar: 9 },
  { bar: 1.5, align: "right" },
  { bar: 6 },
  { bar: 5, align: "right" },
  { bar: 3.5 },
  { bar: 2.5, align: "right" },
] as const;
