import { cx } from "./cx";

type CodeBlockProps = {
  code: string;
  /** Names the block for those who hear it: "What is sent". */
  label: string;
  className?: string;
};

/** What is sent or was answered, as it is. Long lines wrap, so nothing is cut and nothing scrolls sideways. */
export function CodeBlock({ code, label, className }: CodeBlockProps) {
  return (
    <figure
      aria-label={label}
      className={cx("rounded-control border border-line-strong bg-sunken px-3 py-2.5", className)}
    >
      <pre className="whitespace-pre-wrap break-words font-mono text-code text-ink-2 tracking-normal">
        {code}
      </pre>
    </figure>
  );
}
