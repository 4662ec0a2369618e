import { cx } from "./cx";
import { type StatusLook, type StatusWord, statusWords } from "./status-words";

type StatusProps = {
  word: StatusWord;
  /** What follows the word: a day for "Ends", a number for "Keep" and "Reduce to". */
  detail?: string | number | undefined;
  /** With an outline of 22 px: only in a page header or a panel head. */
  boxed?: boolean;
  className?: string;
};

const wordClass: Record<StatusLook["word"], string> = {
  strong: "font-strong text-ink",
  plain: "text-ink",
  quiet: "text-ink-2",
};

/** The icon of a status at 14 px (20 px as the title of a receipt). It is never shown without its word. */
export function StatusIcon({ word, large = false }: { word: StatusWord; large?: boolean }) {
  const look: StatusLook = statusWords[word];
  const Icon = look.icon;
  return (
    <Icon
      aria-hidden="true"
      strokeWidth={2}
      className={cx(
        "shrink-0",
        large ? "size-5" : "size-icon-small",
        look.color,
        look.filled && "icon-filled",
      )}
    />
  );
}

/** A status: icon and word, 6 apart. `Ends` with detail `14 Oct 2026` reads "Ends 14 Oct 2026". */
export function Status({ word, detail, boxed = false, className }: StatusProps) {
  const look: StatusLook = statusWords[word];
  const text = detail === undefined ? word : `${word} ${detail}`;
  return (
    <span
      className={cx(
        "inline-flex max-w-full items-center gap-1.5 whitespace-nowrap align-bottom",
        boxed
          ? "h-[1.375rem] rounded-control border px-1.5 pr-2 font-strong text-ink text-meta"
          : wordClass[look.word],
        boxed && (word === "Not known yet" ? "border-ink-3 border-dashed" : "border-line-strong"),
        className,
      )}
    >
      <StatusIcon word={word} />
      <span className="truncate">{text}</span>
    </span>
  );
}
