import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";

type Choice<Value extends string> = { value: Value; label: ReactNode; hint: ReactNode };

type RadioListProps<Value extends string> = {
  /** Names the group. */
  legend: string;
  choices: readonly Choice<Value>[];
  value: Value | undefined;
  onChoose: (value: Value) => void;
  error?: string | undefined;
  /** Of the inputs; the first one takes focus when the answer is missing. */
  input: Pick<ComponentProps<"input">, "name" | "onBlur" | "ref">;
  className?: string;
};

/** One of a few answers, each with a line that says what it means. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const { legend, choices, value, onChoose, error, input, className } = props;
  const noteId = useId();
  return (
    <fieldset className={className} aria-describedby={error ? noteId : undefined}>
      <legend className="mb-1.5 font-strong text-meta">{legend}</legend>
      <div className="grid gap-2">
        {choices.map((choice, at) => (
          <label
            key={choice.value}
            className="flex cursor-pointer items-start gap-2.5 rounded-control border border-line-strong px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 has-aria-invalid:border-bad"
          >
            <input
              type="radio"
              name={input.name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChoose(choice.value)}
              onBlur={input.onBlur}
              ref={at === 0 ? input.ref : undefined}
              aria-invalid={error ? true : undefined}
              className="mt-0.5 size-icon shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0">
              <span className="block font-strong">{choice.label}</span>
              <span className="block text-ink-2">{choice.hint}</span>
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={noteId} className="mt-1.5 font-strong text-bad text-meta">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
