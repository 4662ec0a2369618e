"use client";

import { Command } from "cmdk";
import { Building2, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { KeyHint } from "@/components/ui/key-hint";
import type { CommandPaletteProps, PaletteResult } from "./command-palette";
import { type Place, placeIcons } from "./places";
import { usePaletteSearch } from "./use-palette-search";

type PaletteDialogProps = CommandPaletteProps & { open: boolean; onClose: () => void };

/** The palette itself: places at once, sub-accounts as one types. */
export function PaletteDialog({ open, onClose, places, search }: PaletteDialogProps) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { results, searching, failed } = usePaletteSearch(query, search);
  const wanted = query.trim().toLowerCase();
  const shownPlaces = places.filter((place) => place.label.toLowerCase().includes(wanted));
  const go = (href: string) => {
    onClose();
    setQuery("");
    router.push(href);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Search or go to"
      titleHidden
      initialFocus={input}
      className="mt-[12vh] w-[36rem] overflow-hidden"
    >
      <Command shouldFilter={false} loop label="Search or go to">
        <div className="flex h-12 items-center gap-3 border-line border-b px-4">
          <Search aria-hidden="true" className="size-icon shrink-0 text-ink-2" strokeWidth={1.75} />
          <Command.Input
            ref={input}
            value={query}
            onValueChange={setQuery}
            placeholder="Name, id, number or e-mail, or a place"
            className="h-full min-w-0 flex-1 bg-transparent text-field outline-none"
          />
          <KeyHint keys="Esc" />
        </div>
        <Command.List className="max-h-80 min-h-24 overflow-y-auto p-1">
          <Command.Empty className="px-3 py-3 text-ink-2">
            {searching
              ? "Searching sub-accounts"
              : failed
                ? "The directory does not answer"
                : `Nothing matches “${query}”`}
          </Command.Empty>
          {shownPlaces.length > 0 ? <PlaceGroup places={shownPlaces} go={go} /> : null}
          {results.length > 0 ? <ResultGroup results={results} go={go} /> : null}
        </Command.List>
        <p role="status" className="sr-only">
          {searching || wanted === "" ? "" : `${results.length} sub-accounts found`}
        </p>
      </Command>
    </Dialog>
  );
}

const groupClass =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-meta";
const itemClass =
  "flex min-h-8 cursor-default items-center gap-2.5 rounded-small border-transparent border-l-2 px-2 data-[selected=true]:border-accent-ink data-[selected=true]:bg-selected max-sm:min-h-touch";

function PlaceGroup({ places, go }: { places: readonly Place[]; go: (href: string) => void }) {
  return (
    <Command.Group heading="Go to" className={groupClass}>
      {places.map((place) => {
        const Icon = placeIcons[place.id];
        return (
          <Command.Item key={place.id} value={place.href} onSelect={go} className={itemClass}>
            <Icon aria-hidden="true" className="size-icon shrink-0 text-ink-2" strokeWidth={1.75} />
            {place.label}
          </Command.Item>
        );
      })}
    </Command.Group>
  );
}

function ResultGroup({ results, go }: { results: readonly PaletteResult[]; go: (href: string) => void }) {
  return (
    <Command.Group heading="Sub-accounts" className={groupClass}>
      {results.map(({ id, href, label, note }) => (
        <Command.Item key={id} value={`account-${id}`} onSelect={() => go(href)} className={itemClass}>
          <Building2 aria-hidden="true" className="size-icon shrink-0 text-ink-2" strokeWidth={1.75} />
          <span dir="auto" className="min-w-0 flex-1 truncate text-left">
            {label}
          </span>
          {note ? <span className="shrink-0 font-mono text-code text-ink-3">{note}</span> : null}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
