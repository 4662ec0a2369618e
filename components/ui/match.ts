export type Option = {
  value: string;
  label: string;
  /** Shown at the right in mono and searched too. */
  code?: string;
};

export type OptionGroup<T extends Option = Option> = {
  label: string;
  /** After the label: "10 to 49 hosts". */
  note?: string;
  items: readonly T[];
};

/** Text without case and accents, letter for letter: places in it are places in the original. */
function plain(text: string): string {
  return Array.from(text, (letter) => letter.normalize("NFD")[0]?.toLowerCase() ?? letter).join("");
}

/** True when every word of the query is found in the label or the code. */
export function matches(option: Option, query: string): boolean {
  const text = plain(`${option.label} ${option.code ?? ""}`);
  return words(query).every((word) => text.includes(word));
}

function words(query: string): string[] {
  return plain(query.trim()).split(/\s+/).filter(Boolean);
}

/** A text cut where the query's words are found, for underlining. */
export function matchParts(text: string, query: string): { text: string; found: boolean; at: number }[] {
  const letters = Array.from(text);
  const low = plain(text);
  const marked = letters.map(() => false);
  for (const word of words(query)) {
    const at = low.indexOf(word);
    if (at >= 0) marked.fill(true, at, at + word.length);
  }
  const parts: { text: string; found: boolean; at: number }[] = [];
  letters.forEach((letter, at) => {
    const last = parts.at(-1);
    const found = marked[at] ?? false;
    if (last && last.found === found) last.text += letter;
    else parts.push({ text: letter, found, at });
  });
  return parts;
}

/**
 * The groups with only what matches, at most `limit` options in all: a list of 650 would be slow and no help.
 */
export function narrow<T extends Option>(groups: readonly OptionGroup<T>[], query: string, limit: number) {
  let left = limit;
  let total = 0;
  const shown: OptionGroup<T>[] = [];
  for (const group of groups) {
    const found = group.items.filter((item) => matches(item, query));
    total += found.length;
    const items = found.slice(0, left);
    left -= items.length;
    if (items.length > 0) shown.push({ ...group, items });
  }
  return { groups: shown, shown: limit - left, total };
}
