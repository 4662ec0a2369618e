import { ChevronsUpDown } from "lucide-react";

type FilterChoiceProps = {
  label: string;
  /** The chosen value; "" narrows nothing. */
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
};

/** One way to narrow a list: the browser's own select at the height of a chip. Its first entry takes the filter away. */
export function FilterChoice({ label, value, options, onChoose }: FilterChoiceProps) {
  const active = value !== "";
  return (
    <label className="relative inline-flex h-control-small items-center rounded-control border border-line-strong bg-canvas pl-2 text-meta max-sm:h-touch max-sm:flex-1">
      <span className="text-ink-3">{label}</span>
      <select
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className={`h-full min-w-0 flex-1 appearance-none truncate rounded-control bg-transparent pr-7 pl-1.5 ${active ? "font-strong text-ink" : "text-ink-2"}`}
      >
        <option value="">any</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown
        aria-hidden="true"
        strokeWidth={2}
        className="pointer-events-none absolute right-2 size-icon-small text-ink-3"
      />
    </label>
  );
}
