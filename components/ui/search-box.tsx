"use client";

import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { SearchField } from "./search-field";

const TYPING_MS = 180;

type SearchBoxProps = {
  label: string;
  /** What the address searches for now. */
  query: string;
  onSearch: (text: string) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
};

/** Searches shortly after the last key; follows the address when something else changes it (back, "Clear both"). */
export function SearchBox({
  label,
  query,
  onSearch,
  onKeyDown,
  inputRef,
  autoFocus = false,
}: SearchBoxProps) {
  const [text, setText] = useState(query);
  const [followed, setFollowed] = useState(query);
  if (followed !== query) {
    setFollowed(query);
    if (text.trim() !== query) setText(query);
  }
  useEffect(() => {
    if (text.trim() === query) return;
    const timer = setTimeout(() => onSearch(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, query, onSearch]);
  return (
    <SearchField
      ref={inputRef}
      label={label}
      keys="/"
      maxLength={200}
      value={text}
      autoFocus={autoFocus}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      className="sm:w-64"
    />
  );
}
