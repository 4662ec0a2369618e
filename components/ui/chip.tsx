import { X } from "lucide-react";

type ChipProps = {
  /** Field and operator, quiet: "Status is not". */
  field: string;
  /** The value, strong: "Cancelled". */
  value: string;
  onRemove: () => void;
  /** Opens the filter for editing; without it the words are plain. */
  onEdit?: () => void;
};

/** One filter of the address line, 26 high, with a cross that drops it. */
export function FilterChip({ field, value, onRemove, onEdit }: ChipProps) {
  const words = (
    <>
      <span className="text-ink-3">{field}</span> <span className="font-strong text-ink">{value}</span>
    </>
  );
  return (
    <span className="inline-flex h-control-small items-center rounded-control border border-line-strong bg-canvas pl-2 text-meta whitespace-nowrap">
      {onEdit ? (
        <button type="button" className="rounded-small" onClick={onEdit}>
          {words}
        </button>
      ) : (
        <span>{words}</span>
      )}
      <button
        type="button"
        aria-label={`Remove filter ${field} ${value}`}
        onClick={onRemove}
        className="touch-target mx-0.5 inline-flex size-6 items-center justify-center rounded-small text-ink-2 hover:bg-hover hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
      </button>
    </span>
  );
}
