import { cx } from "./cx";

type DayInputProps = {
  label: string;
  /** `YYYY-MM-DD`, or "". */
  value: string;
  bad?: boolean;
  onChange: (day: string) => void;
};

/** A calendar day in a toolbar, with its name beside it. */
export function DayInput({ label, value, bad = false, onChange }: DayInputProps) {
  return (
    <label className="inline-flex items-center gap-1.5 text-ink-2 text-meta max-sm:min-w-0 max-sm:flex-1 max-sm:flex-col max-sm:items-start max-sm:gap-1">
      {label}
      <input
        type="date"
        value={value}
        aria-invalid={bad || undefined}
        onChange={(event) => onChange(event.target.value)}
        className={cx(
          "control-field px-2 max-sm:w-full max-sm:min-w-0 sm:h-control",
          bad && "border-bad bg-bad-soft",
        )}
      />
    </label>
  );
}
