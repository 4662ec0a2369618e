import type { ReactNode } from "react";
import { FrameKeys } from "./frame-keys";
import { Mark } from "./mark";
import { NarrowBar } from "./narrow-bar";
import { type FramePerson, PersonFoot } from "./person-menu";
import { PlaceList } from "./place-list";
import type { Place } from "./places";
import { SearchButton } from "./search-button";

type FrameProps = {
  /** The partner whose staff this is. */
  partner: string;
  /** The places that exist and that the person may open, in order. */
  places: readonly Place[];
  person: FramePerson;
  signOut: ReactNode;
  /** The command palette, made by the page's layout with its own search. */
  palette: ReactNode;
  /** Over every page: why less than everything works. Always in sight, but where the window is too small for that. */
  notice?: ReactNode;
  children: ReactNode;
};

/**
 * Around every page behind sign-in: sidebar of 208, below 640 px a bar of 48.
 * `main` fills the rest of the window and scrolls; a page may take `h-full` and scroll its own parts.
 */
export function Frame({ partner, places, person, signOut, palette, notice, children }: FrameProps) {
  return (
    <div className="flex h-dvh max-sm:flex-col">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-raised px-3 py-2 font-strong text-accent-ink shadow-popover focus:translate-y-0"
      >
        Skip to content
      </a>
      <aside
        aria-label="Plandesk"
        className="flex w-sidebar shrink-0 flex-col gap-3 overflow-y-auto border-line border-r bg-sunken px-2.5 pt-4 pb-3.5 max-sm:hidden print:hidden"
      >
        <Brand partner={partner} />
        <SearchButton />
        <PlaceList places={places} />
        <div className="mt-auto px-2">
          <PersonFoot person={person} signOut={signOut} />
        </div>
      </aside>
      <NarrowBar places={places} partner={partner}>
        <PersonFoot person={person} signOut={signOut} />
      </NarrowBar>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="max-sm:hidden">{notice}</div>
        <main
          id="main"
          tabIndex={-1}
          className="relative min-h-0 flex-1 overflow-y-auto max-sm:has-data-action-bar:pb-17"
        >
          <div className="sm:hidden">{notice}</div>
          {children}
        </main>
      </div>
      <FrameKeys />
      {palette}
    </div>
  );
}

function Brand({ partner }: { partner: string }) {
  return (
    <div className="flex items-center gap-2.5 px-2">
      <Mark className="size-icon shrink-0" />
      <div className="min-w-0 leading-4">
        <p className="font-title text-section leading-[1.125rem]">Plandesk</p>
        <p dir="auto" title={partner} className="truncate text-left text-ink-2 text-meta">
          {partner}
        </p>
      </div>
    </div>
  );
}
