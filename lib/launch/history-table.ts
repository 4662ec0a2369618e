import { type Finding, invariants } from "@/lib/server/history/history";

const SHOWN = 20;

/** The findings as lines of a table, with the first violations below it. */
export function historyTable(findings: Finding[]): string[] {
  const rows = findings.map(({ id, checked, violations }) => [
    id,
    invariants[id],
    String(checked),
    String(violations.length),
  ]);
  const broken = findings.flatMap(({ id, violations }) => violations.map((each) => `${id}: ${each}`));
  return [
    ...tableLines(["", "invariant", "checked", "violated"], rows),
    ...broken.slice(0, SHOWN),
    ...(broken.length > SHOWN ? [`and ${broken.length - SHOWN} more`] : []),
  ];
}

/** A table in Markdown, its columns as wide as their widest cell. */
export function tableLines(head: string[], rows: string[][]): string[] {
  const widths = head.map((cell, at) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[at] ?? "").length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)];
}
