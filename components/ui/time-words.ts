const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The age of something in the shortest words: "12 s", "4 min", "26 h", "3 d". Takes milliseconds. */
export function ageWords(age: number): string {
  const ms = Math.max(0, age);
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}

/** "about 3 min left"; nothing while it is not known. Takes seconds. */
export function leftWords(seconds: number | null): string {
  if (seconds === null) return "";
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
}

/** True when an age is old enough to be marked (over 24 h). Takes milliseconds. */
export function isOld(age: number): boolean {
  return age > DAY;
}

// Each English of the world knows its own zones by name: CEST is British, EDT American, AEST Australian.
const LOCALES = ["en-GB", "en-US", "en-AU", "en-IN", "en-ZA", "en-NZ"];

/** The short name of a zone at a moment: "CEST", or "GMT+9" where English has none. */
export function zoneName(moment: number, zone: string): string {
  const names = LOCALES.map((locale) => part(moment, zone, locale));
  return names.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] ?? "UTC";
}

function part(moment: number, timeZone: string, locale: string): string {
  const parts = formatter(locale, { timeZone, timeZoneName: "short" }).formatToParts(moment);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "UTC";
}

// Making one takes far longer than using it, and every row of a table asks for the same ones.
const made = new Map<string, Intl.DateTimeFormat>();
const MOST_MADE = 100;

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const found = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
  if (made.size >= MOST_MADE) made.clear();
  made.set(key, found);
  return found;
}

/** The clock time of a moment: "10:42", with seconds "10:42:07". */
export function clockTime(moment: number, timeZone: string, seconds = false): string {
  return formatter("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
  }).format(moment);
}

/** The calendar day `YYYY-MM-DD` of a moment in a zone. */
export function dayOf(moment: number, timeZone: string): string {
  return formatter("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);
}
