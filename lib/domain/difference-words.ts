import type { DifferenceAmount, DifferenceLine } from "./difference";

/** What became of a plan, in words: "12 → 15 hosts", "new, 5 hosts", "gone, was 5 hosts". */
export function effectWords(line: DifferenceLine): string {
  const { before, after, replaced } = line;
  if (after === null) return before?.hosts == null ? "gone" : `gone, was ${hostWords(before.hosts)}`;
  if (before === null) return joined("new", hostsOf(after));
  if (replaced !== null) return joined(`instead of ${replaced}`, stepWords(before, after));
  if (before.ended !== after.ended)
    return joined(after.ended ? "ended" : "runs again", stepWords(before, after));
  return stepWords(before, after) ?? "";
}

/** The same for a narrow column, where the name of a replaced plan has no room: "another plan, 5 hosts". */
export function shortEffectWords(line: DifferenceLine): string {
  const { before, after, replaced } = line;
  if (!before || !after || replaced === null) return effectWords(line);
  return joined("another plan", stepWords(before, after));
}

/** How a plan was before, for the line as it is now: "was 6 hosts", "was another plan". */
export function beforeWords({ before, replaced }: DifferenceLine): string {
  if (before === null) return "new";
  if (replaced !== null) return "was another plan";
  if (before.ended) return "had ended";
  return before.hosts === null ? "was running" : `was ${hostWords(before.hosts)}`;
}

function stepWords(before: DifferenceAmount, after: DifferenceAmount): string | null {
  if (before.hosts === null || after.hosts === null || before.hosts === after.hosts) return hostsOf(after);
  return `${before.hosts.toLocaleString("en-GB")} → ${hostWords(after.hosts)}`;
}

function hostsOf({ hosts }: DifferenceAmount): string | null {
  return hosts === null ? null : hostWords(hosts);
}

function joined(word: string, more: string | null): string {
  return more === null ? word : `${word}, ${more}`;
}

function hostWords(hosts: number): string {
  return `${hosts.toLocaleString("en-GB")} ${hosts === 1 ? "host" : "hosts"}`;
}
