import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "./cx";

const linkClass =
  "rounded-small text-accent-ink font-strong underline-offset-2 transition-colors hover:underline";

/** A link in text or at the end of a row ("Check now", "All renewals"). */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={cx("touch-target", linkClass, className)} />;
}

/** A button that reads as a link, for an act beside text ("Re-read"). */
export function TextButton({ className, type = "button", ...rest }: ComponentProps<"button">) {
  return (
    <button
      {...rest}
      type={type}
      className={cx(
        "touch-target inline-flex items-baseline gap-1.5 [&>svg]:self-center",
        linkClass,
        className,
      )}
    />
  );
}
