/** The item that a key moves to in a menu of `count` items, or null when the key does not move. Takes places from 0. */
export function menuMove(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}

/** The next item whose name begins with a typed letter, after the present one; null when none does. */
export function menuTypeahead(letter: string, at: number, names: readonly string[]): number | null {
  if (letter.length !== 1 || letter === " ") return null;
  const order = names.map((_, offset) => (at + 1 + offset) % names.length);
  const found = order.find((place) => names[place]?.toLowerCase().startsWith(letter.toLowerCase()));
  return found ?? null;
}

/** Where a menu of a size stands under its button, kept inside the window with 8 px around it. */
export function menuPlace(
  button: { left: number; right: number; top: number; bottom: number },
  menu: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const left = Math.max(8, Math.min(button.right - menu.width, view.width - menu.width - 8));
  const below = button.bottom + 4;
  const fits = below + menu.height <= view.height - 8;
  return { left, top: fits ? below : Math.max(8, button.top - 4 - menu.height) };
}
