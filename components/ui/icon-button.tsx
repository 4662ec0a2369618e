import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx";

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label" | "children"> & {
  /** What it does, read out and shown as the tooltip. */
  label: string;
  icon: LucideIcon;
  /** With an outline, as the menu button of a page header; otherwise quiet, as in a row. */
  outlined?: boolean;
  small?: boolean;
};

/** A button of one icon. The name is required because an icon alone says nothing. */
export function IconButton({ label, icon: Icon, outlined = false, small = false, ...rest }: IconButtonProps) {
  const { className, type = "button", ...button } = rest;
  return (
    <button
      {...button}
      type={type}
      aria-label={label}
      title={label}
      className={cx(
        "touch-target inline-flex shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-hover hover:text-ink active:bg-pressed",
        small ? "size-control-small" : "size-control max-sm:size-touch",
        outlined && "border border-line-strong bg-canvas shadow-control",
        className,
      )}
    >
      <Icon
        aria-hidden="true"
        className={small ? "size-icon-small" : "size-icon"}
        strokeWidth={small ? 2 : 1.75}
      />
    </button>
  );
}
