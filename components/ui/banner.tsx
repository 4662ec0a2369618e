import { CircleDashed, History, Info, type LucideIcon, OctagonMinus } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

export type BannerKind = "bad" | "warn" | "plain" | "dashed";

type BannerProps = {
  kind: BannerKind;
  /** The fact, with its full stop: "State of 06:12, 4 h 32 min old." */
  fact: string;
  /** What still works, or what to do. */
  children?: ReactNode;
  /** One link or button at the right. */
  action?: ReactNode;
  icon?: LucideIcon;
  className?: string;
};

const looks: Record<BannerKind, { box: string; icon: LucideIcon; mark: string }> = {
  bad: { box: "border-bad/45 bg-bad-soft", icon: OctagonMinus, mark: "text-bad" },
  warn: { box: "border-warn/45 bg-warn-soft", icon: History, mark: "text-warn" },
  plain: { box: "border-line bg-sunken", icon: Info, mark: "text-ink-2" },
  dashed: { box: "border-ink-3 border-dashed bg-canvas", icon: CircleDashed, mark: "text-ink" },
};

/** One a page, above tabs or table. `dashed` is for what is not known yet, never `bad`. */
export function Banner({ kind, fact, children, action, icon, className }: BannerProps) {
  const look = looks[kind];
  const Icon = icon ?? look.icon;
  const filled = kind === "bad" && !icon;
  return (
    <div
      role={kind === "bad" ? "alert" : "status"}
      className={cx("flex items-start gap-2.5 rounded-panel border px-3 py-2.5", look.box, className)}
    >
      <Icon
        aria-hidden="true"
        strokeWidth={2}
        className={cx("mt-[0.1875rem] size-icon-small shrink-0", look.mark, filled && "icon-filled")}
      />
      <p className="min-w-0 flex-1 text-ink-2">
        <strong className="font-strong text-ink">{fact}</strong> {children}
      </p>
      {action ? <div className="shrink-0">{action}</div> : null}
    </div>
  );
}
