import { countWords } from "@/components/ui/count-words";
import type { LimitStatus } from "@/lib/domain/operations";

/** Who waits for a place, the first in line first: "2 changes, 1 person, 14 in the background"; "nothing". */
export function waitingWords({ write, person, background }: LimitStatus["waiting"]): string {
  const parts = [
    write > 0 ? countWords(write, "change") : "",
    person > 0 ? countWords(person, "person", "people") : "",
    background > 0 ? `${background.toLocaleString("en-GB")} in the background` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(", ") : "nothing";
}

/** Calls a second with one digit after the point where that tells something: "48", "4.5". */
export function rateWords(perSecond: number): string {
  return perSecond.toLocaleString("en-GB", { maximumFractionDigits: perSecond < 10 ? 1 : 0 });
}
