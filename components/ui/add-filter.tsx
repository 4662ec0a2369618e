import { Plus } from "lucide-react";

type AddFilterProps = {
  /** Whether the panel that it opens is there. */
  open: boolean;
  onPress: () => void;
};

/** "+ Filter", which follows the chips. */
export function AddFilter({ open, onPress }: AddFilterProps) {
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onPress}
      className="touch-target inline-flex h-control-small items-center gap-1.5 rounded-control px-2 text-ink-2 text-meta hover:bg-hover hover:text-ink"
    >
      <Plus aria-hidden="true" className="size-icon-small" strokeWidth={2} />
      Filter
    </button>
  );
}
