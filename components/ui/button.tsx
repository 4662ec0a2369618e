import { LoaderCircle, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { ariaKeys, KeyHint } from "./key-hint";

export type ButtonKind = "main" | "second" | "quiet" | "danger";

type Look = {
  kind?: ButtonKind;
  /** 26 high, for rows, chips' neighbours and empty states. */
  small?: boolean;
  icon?: LucideIcon;
  /** The key that presses it; the caller binds the key. */
  keys?: string | readonly string[];
  children: ReactNode;
};

type ButtonProps = Look & Omit<ComponentProps<"button">, keyof Look> & { busy?: boolean };
type ButtonLinkProps = Look & Omit<ComponentProps<typeof Link>, keyof Look>;

const kinds: Record<ButtonKind, string> = {
  main: "border-transparent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover",
  second: "border-line-strong bg-canvas text-ink shadow-control hover:bg-hover active:bg-pressed",
  quiet: "border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "border-transparent bg-bad text-on-bad hover:bg-bad/90 active:bg-bad/80",
};

function buttonClass(kind: ButtonKind, small: boolean, className: string | undefined): string {
  return cx(
    "touch-target inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-strong whitespace-nowrap transition-colors",
    small
      ? "h-control-small px-2 text-meta max-sm:h-9 max-sm:px-3 max-sm:text-body"
      : "h-control px-[0.6875rem] text-body max-sm:h-touch max-sm:px-4",
    kinds[kind],
    className,
  );
}

function Content({ kind, small, icon: Icon, keys, busy, children }: Look & { busy?: boolean }) {
  const filled = kind === "main" || kind === "danger";
  const size = small ? "size-icon-small" : "size-icon";
  return (
    <>
      {busy ? (
        <LoaderCircle aria-hidden="true" className={cx(size, "animate-spin")} strokeWidth={1.75} />
      ) : null}
      {Icon && !busy ? (
        <Icon aria-hidden="true" className={cx(size, filled ? "" : "text-ink-2")} strokeWidth={1.75} />
      ) : null}
      {children}
      {keys ? <KeyHint keys={keys} onFilled={filled} /> : null}
    </>
  );
}

/**
 * A button: at most one `main` a page, `danger` only to cancel something.
 * `busy` keeps it focusable, adds a turning mark and ignores presses; the words say what runs ("Sending").
 */
export function Button({ kind = "second", small = false, icon, keys, busy = false, ...rest }: ButtonProps) {
  const { children, className, onClick, type = "button", ...button } = rest;
  return (
    <button
      {...button}
      type={busy ? "button" : type}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={ariaKeys(keys)}
      onClick={busy ? undefined : onClick}
      className={buttonClass(kind, small, className)}
    >
      <Content kind={kind} small={small} busy={busy} {...(icon ? { icon } : {})} {...(keys ? { keys } : {})}>
        {children}
      </Content>
    </button>
  );
}

/** A link that looks like a button: for going somewhere, not for doing something. */
export function ButtonLink({ kind = "second", small = false, icon, keys, ...rest }: ButtonLinkProps) {
  const { children, className, ...link } = rest;
  return (
    <Link {...link} aria-keyshortcuts={ariaKeys(keys)} className={buttonClass(kind, small, className)}>
      <Content kind={kind} small={small} {...(icon ? { icon } : {})} {...(keys ? { keys } : {})}>
        {children}
      </Content>
    </Link>
  );
}
