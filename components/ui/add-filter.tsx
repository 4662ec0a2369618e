import { Plus } from "lucide-react";
import type { ReactNode } from "react";

/** "+ Filter", which follows the chips. */
export function AddFilter({ onPress, children = "Filter" }: { onPress: () => void; children?: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="touch-target inline-flex h-control-small items-center gap-1.5 rounded-control px-2 text-ink-2 text-meta hover:bg-hover hover:text-ink"
    >
      <Plus aria-hidden="true" className="size-icon-small" strokeWidth={2} />
      {children}
    </button>
  );
}
