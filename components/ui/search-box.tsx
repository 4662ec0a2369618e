"use client";

import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { SearchField } from "./search-field";

const TYPING_MS = 180;
/** For searches that are answered in milliseconds. */
export const AT_ONCE_MS = 0;

type SearchBoxProps = {
  label: string;
  /** What the address searches for now. */
  query: string;
  onSearch: (text: string) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
  /** How long after the last key the search begins. */
  waitMs?: number;
};

/** Searches shortly after the last key; follows the address when something else changes it (back, "Clear both"). */
export function SearchBox({
  label,
  query,
  onSearch,
  onKeyDown,
  inputRef,
  autoFocus = false,
  waitMs = TYPING_MS,
}: SearchBoxProps) {
  const [text, setText] = useState(query);
  const [followed, setFollowed] = useState(query);
  const [sent, setSent] = useState<string | null>(null);
  if (followed !== query) {
    setFollowed(query);
    // Our own search has come to the address; letters typed since then stay.
    if (query !== sent) setText(query);
    setSent(null);
  }
  useEffect(() => {
    if (text.trim() === query) return;
    const timer = setTimeout(() => {
      setSent(text.trim());
      onSearch(text);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [text, query, onSearch, waitMs]);
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
