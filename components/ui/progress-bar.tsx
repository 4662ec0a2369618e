import { cx } from "./cx";

type ProgressBarProps = {
  /** What is counted, read out: "Read from Zoom". */
  label: string;
  done: number;
  total: number;
  className?: string;
};

/** How far something long has come. The numbers stand beside it in words. */
export function ProgressBar({ label, done, total, className }: ProgressBarProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuetext={`${done} of ${total}`}
      className={cx("inline-block h-bar w-24 overflow-hidden rounded-mark bg-line align-middle", className)}
    >
      <span className="block h-full rounded-mark bg-accent-ink" style={{ width: `${share * 100}%` }} />
    </span>
  );
}
