import type { ShownPlanLine } from "@/lib/domain/account";

export type LineGroup = { title: string; lines: ShownPlanLine[] };

/** Lines under the heads of their groups. The server has put them in order: base plan first, unknown ones last. */
export function groupLines(lines: readonly ShownPlanLine[]): LineGroup[] {
  const groups = new Map<string, ShownPlanLine[]>();
  for (const line of lines) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  return [...groups].map(([title, grouped]) => ({ title, lines: grouped }));
}
