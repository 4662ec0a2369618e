"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { isAt, type Place, placeIcons } from "./places";

/** The places one can go to, the present one marked. */
export function PlaceList({ places, onGo }: { places: readonly Place[]; onGo?: () => void }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Places">
      <ul className="grid gap-px">
        {places.map((place) => {
          const Icon = placeIcons[place.id];
          const here = isAt(place, pathname);
          return (
            <li key={place.id}>
              <Link
                href={place.href}
                aria-current={here ? "page" : undefined}
                {...(onGo ? { onClick: onGo } : {})}
                className={cx(
                  "flex h-[1.875rem] items-center gap-2.5 rounded-control px-2 transition-colors max-sm:h-touch",
                  here ? "bg-pressed font-strong text-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
                )}
              >
                <Icon aria-hidden="true" className="size-icon shrink-0" strokeWidth={1.75} />
                <span className="flex-1">{place.label}</span>
                {place.count ? <span className="font-text">{place.count}</span> : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
