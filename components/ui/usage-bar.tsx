import { cx } from "./cx";

type UsageBarProps = {
  used: number;
  bought: number;
  className?: string;
};

/** True when more is used than bought; the number is then shown in warn too. */
export function isOver(used: number | null, bought: number | null): boolean {
  return used !== null && bought !== null && used > bought;
}

/** Used of bought as a bar of 44 x 4. Not read out: its numbers always stand beside it. */
export function UsageBar({ used, bought, className }: UsageBarProps) {
  const share = bought > 0 ? Math.min(1, Math.max(0, used / bought)) : 0;
  const fill = used > bought ? "bg-warn" : used === bought ? "bg-ink" : "bg-ink-3";
  return (
    <span
      aria-hidden="true"
      className={cx("inline-block h-bar w-11 overflow-hidden rounded-mark bg-line align-middle", className)}
    >
      <span className={cx("block h-full rounded-mark", fill)} style={{ width: `${share * 100}%` }} />
    </span>
  );
}
