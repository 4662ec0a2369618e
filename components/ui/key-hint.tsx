import { cx } from "./cx";

type KeyHintProps = {
  /** One key or several pressed together, e.g. `["Ctrl", "Enter"]`. */
  keys: string | readonly string[];
  /** On a filled button the hint takes the button's own text colour. */
  onFilled?: boolean;
  className?: string;
};

/** The key that presses the button it stands in. Not shown below 640 px; not read out (use `aria-keyshortcuts`). */
export function KeyHint({ keys, onFilled = false, className }: KeyHintProps) {
  const list = typeof keys === "string" ? [keys] : keys;
  return (
    <span aria-hidden="true" className={cx("inline-flex gap-0.5 max-sm:hidden", className)}>
      {list.map((key) => (
        <kbd
          key={key}
          className={cx(
            "inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-small border px-1 font-sans font-text text-[0.6875rem] leading-none tracking-normal",
            onFilled ? "border-current/50" : "border-line-strong text-ink-2",
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}

/** The form of `aria-keyshortcuts` for a hint: `["Ctrl", "Enter"]` is `Control+Enter`. */
export function ariaKeys(keys: string | readonly string[] | undefined): string | undefined {
  if (!keys) return undefined;
  const names: Record<string, string> = { Ctrl: "Control", Esc: "Escape" };
  return (typeof keys === "string" ? [keys] : keys).map((key) => names[key] ?? key).join("+");
}
