"use client";

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { narrow, type Option, type OptionGroup } from "./match";

/** More than anybody reads; the foot of the list says how many there are. */
const LIMIT = 60;

type ListboxParts = {
  groups: readonly OptionGroup[];
  /** What is searched for; empty shows all. */
  query: string;
  onChoose: (option: Option) => void;
  /** Called when the list closes in whatever way. */
  onClose: () => void;
};

/**
 * The list under a combobox: what is found, which option the keys are on, and what each key does.
 * After the ARIA pattern "combobox with list autocomplete": focus stays in the input.
 */
export function useListbox({ groups, query, onChoose, onClose }: ListboxParts) {
  const listId = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = useMemo(() => narrow(groups, query, LIMIT), [groups, query]);
  const options = useMemo(() => found.groups.flatMap((group) => group.items), [found]);
  const activeId = open && options[active] ? `${listId}-${active}` : undefined;
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  useEffect(() => {
    if (open) panel.current?.scrollIntoView({ block: "nearest" });
  }, [open]);

  const show = (at = 0) => {
    setActive(Math.max(0, at));
    setOpen(true);
  };
  const close = () => {
    if (!open) return;
    setOpen(false);
    onClose();
  };
  const choose = (option: Option | undefined) => {
    if (option) onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = listboxAct(event, { open, active, count: options.length });
    if (act === null) return;
    event.preventDefault();
    if (act === "show") show();
    else if (act === "close") close();
    else if (act === "choose") choose(options[active]);
    else setActive(act);
  };
  return { listId, panel, open, active, activeId, found, options, show, close, choose, setActive, onKeyDown };
}

type Standing = { open: boolean; active: number; count: number };

/** What a key does in the list: a place to go to, an act, or null when the key is not the list's. */
export function listboxAct(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">,
  { open, active, count }: Standing,
): number | "show" | "close" | "choose" | null {
  if (!open) return key === "ArrowDown" || key === "ArrowUp" ? "show" : null;
  if (key === "Escape") return "close";
  if (key === "Enter") return ctrlKey || metaKey ? null : "choose";
  if (count === 0) return null;
  if (key === "ArrowDown") return (active + 1) % count;
  if (key === "ArrowUp") return (active - 1 + count) % count;
  if (key === "PageDown") return Math.min(count - 1, active + 8);
  if (key === "PageUp") return Math.max(0, active - 8);
  return null;
}
