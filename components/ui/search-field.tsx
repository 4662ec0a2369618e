import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx";
import { KeyHint } from "./key-hint";

type SearchFieldProps = Omit<ComponentProps<"input">, "type" | "aria-label"> & {
  label: string;
  keys?: string;
};

/** A search box with its name inside ("Name, id, number or e-mail") and the key that focuses it. */
export function SearchField({ label, keys, className, ...input }: SearchFieldProps) {
  return (
    <div className={cx("control-field flex items-center gap-2.5 sm:h-control", className)}>
      <Search aria-hidden="true" className="size-icon-small shrink-0 max-sm:size-icon" strokeWidth={2} />
      <input
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        {...input}
        type="search"
        aria-label={label}
        className="control-inner [&::-webkit-search-cancel-button]:hidden"
      />
      {keys ? <KeyHint keys={keys} /> : null}
    </div>
  );
}
