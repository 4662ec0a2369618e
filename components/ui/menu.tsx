"use client";

import { Ellipsis, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, type ToggleEvent, useId, useRef } from "react";
import { cx } from "./cx";
import { IconButton } from "./icon-button";
import { KeyHint } from "./key-hint";
import { menuMove, menuPlace, menuTypeahead } from "./menu-keys";

export type MenuItem = {
  label: string;
  /** Goes there; otherwise `onPress` acts. */
  href?: string;
  onPress?: () => void;
  keys?: string;
  /** Cancels something: in bad, under a hairline, "asks first". */
  danger?: boolean;
  /** Quiet words at the right instead of a key. */
  note?: string;
};

type MenuProps = {
  /** Names the button: "More for Kestrel Robotics GmbH". */
  label: string;
  items: readonly MenuItem[];
  icon?: LucideIcon;
  outlined?: boolean;
};

/** A button of three dots that opens a list of acts. Arrow keys, Home, End, letters and Esc work as in any menu. */
export function Menu({ label, items, icon = Ellipsis, outlined = false }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const entries = () => Array.from(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? []);
  const onToggle = (event: ToggleEvent<HTMLDivElement>) => {
    const open = event.newState === "open";
    button.current?.setAttribute("aria-expanded", String(open));
    if (!open || !list.current || !button.current) return;
    const place = menuPlace(
      button.current.getBoundingClientRect(),
      { width: list.current.offsetWidth, height: list.current.offsetHeight },
      { width: window.innerWidth, height: window.innerHeight },
    );
    Object.assign(list.current.style, { left: `${place.left}px`, top: `${place.top}px` });
    entries()[0]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const names = items.map((item) => item.label);
    const next = menuMove(event.key, at, all.length) ?? menuTypeahead(event.key, at, names);
    if (event.key === "Tab") list.current?.hidePopover();
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <>
      <IconButton
        ref={button}
        icon={icon}
        label={label}
        outlined={outlined}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={false}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          list.current?.showPopover();
        }}
      />
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
        className="fixed inset-auto m-0 min-w-60 rounded-panel bg-raised p-1 text-ink shadow-popover"
      >
        {items.map((item) => (
          <MenuEntry key={item.label} item={item} close={() => list.current?.hidePopover()} />
        ))}
      </div>
    </>
  );
}

function MenuEntry({ item, close }: { item: MenuItem; close: () => void }) {
  const { label, href, onPress, keys, danger = false, note } = item;
  const className = cx(
    "flex h-8 w-full items-center justify-between gap-6 rounded-small border-transparent border-l-2 px-2 text-left outline-none focus:border-accent-ink focus:bg-selected hover:bg-selected max-sm:h-touch",
    danger && "mt-2 text-bad before:absolute before:inset-x-1 before:-mt-11 before:h-px before:bg-line",
  );
  const content = (
    <>
      {label}
      {keys ? <KeyHint keys={keys} /> : null}
      {note ? <span className="text-ink-3 text-meta">{note}</span> : null}
    </>
  );
  return href ? (
    <Link href={href} role="menuitem" tabIndex={-1} className={className} onClick={close}>
      {content}
    </Link>
  ) : (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={className}
      onClick={() => {
        close();
        onPress?.();
      }}
    >
      {content}
    </button>
  );
}
