import { DayInput } from "@/components/ui/day-input";
import { SearchBox } from "@/components/ui/search-box";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import type { FieldError } from "@/lib/domain/problem";
import { renewalRanges } from "@/lib/domain/renewal-ranges";
import type { RenewalFilter } from "./use-renewal-filter";

type RenewalToolbarProps = {
  filter: Omit<RenewalFilter, "order">;
  today: CalendarDate;
  errors: readonly FieldError[];
};

/** Ranges by name, the two ends, and the search. An emptied end keeps the day before: a range needs both. */
export function RenewalToolbar({ filter, today, errors }: RenewalToolbarProps) {
  const { query, search, typeDays, chooseRange } = filter;
  return (
    <div className="flex flex-wrap items-center gap-2 px-gutter pb-3">
      <SearchBox label="Name, id, number or e-mail" query={query.q ?? ""} onSearch={search} />
      <fieldset className="flex flex-wrap gap-0.5 rounded-control border border-line-strong p-0.5 max-sm:grid max-sm:w-full max-sm:grid-cols-5">
        <legend className="sr-only">Range</legend>
        {renewalRanges(today).map(({ name, from, to }) => (
          <button
            key={name}
            type="button"
            aria-pressed={query.from === from && query.to === to}
            onClick={() => chooseRange(from, to)}
            className="h-6.5 rounded-small px-2 text-ink-2 text-meta hover:bg-hover aria-pressed:bg-pressed aria-pressed:font-strong aria-pressed:text-ink max-sm:h-10 max-sm:whitespace-nowrap max-sm:px-0"
          >
            {name}
          </button>
        ))}
      </fieldset>
      <span className="flex items-center gap-2 max-sm:w-full">
        <DayInput
          label="From"
          value={query.from}
          bad={isBad(errors, "from")}
          onChange={(from) => from !== "" && typeDays(from, query.to)}
        />
        <DayInput
          label="To"
          value={query.to}
          bad={isBad(errors, "to")}
          onChange={(to) => to !== "" && typeDays(query.from, to)}
        />
      </span>
    </div>
  );
}

function isBad(errors: readonly FieldError[], path: string): boolean {
  return errors.some((error) => error.path === path);
}
