import type { ShownPlanLine } from "@/lib/domain/account";
import type { DifferenceLine, PlanDifference } from "@/lib/domain/difference";

// As long as the directory marks the sub-account.
const MARKED_MS = 7 * 86_400_000;

/**
 * The lines that changed elsewhere in the last 7 days and are still as they became, by path.
 * @param differences newest first
 * @param now in milliseconds since 1970
 */
export function elsewhereLines(
  differences: readonly PlanDifference[],
  lines: readonly ShownPlanLine[],
  now: number,
): Map<string, DifferenceLine> {
  const lately = differences
    .filter(({ by }) => now - Date.parse(by) < MARKED_MS)
    .flatMap((each) => each.lines);
  const marks = lines.flatMap((line) => {
    const last = lately.find((each) => isOf(each, line));
    return last && last.after?.hosts === line.hosts ? [[line.path, last] as const] : [];
  });
  return new Map(marks);
}

// Zoom orders its lists as it likes, so a place in a list does not tell a line.
function isOf({ path, after }: DifferenceLine, line: ShownPlanLine): boolean {
  return after !== null && after.type === line.type && placeOf(path) === placeOf(line.path);
}

function placeOf(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, "");
}
