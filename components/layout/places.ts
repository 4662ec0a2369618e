import {
  Activity,
  CalendarDays,
  GitCommitHorizontal,
  House,
  type LucideIcon,
  Rows3,
  ScrollText,
  SlidersHorizontal,
} from "lucide-react";

export type PlaceId = "home" | "directory" | "changes" | "renewals" | "operations" | "audit" | "settings";

/** One entry of the sidebar. Only places that exist and that the person may open are passed. */
export type Place = {
  id: PlaceId;
  href: string;
  label: string;
  /** Changes that are not known yet, for example. */
  count?: number | undefined;
};

/** The sign of each place. */
export const placeIcons: Record<PlaceId, LucideIcon> = {
  home: House,
  directory: Rows3,
  changes: GitCommitHorizontal,
  renewals: CalendarDays,
  operations: Activity,
  audit: ScrollText,
  settings: SlidersHorizontal,
};

/** True when a path lies in a place; the home page only when it is that page itself. */
export function isAt(place: Place, pathname: string): boolean {
  return place.href === "/"
    ? pathname === "/"
    : pathname === place.href || pathname.startsWith(`${place.href}/`);
}
