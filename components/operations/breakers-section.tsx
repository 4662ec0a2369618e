import { Moment } from "@/components/ui/age";
import { countWords } from "@/components/ui/count-words";
import { Facts } from "@/components/ui/facts";
import type { BreakerLabel, BreakerStatus } from "@/lib/domain/operations";
import { OperationsSection } from "./operations-section";
import { StateMark, type StateTone } from "./state-mark";

const names: Record<BreakerLabel, string> = { read: "Reads", write: "Changes", token: "Token" };

const states: Record<BreakerStatus["state"], { tone: StateTone; words: string }> = {
  closed: { tone: "ok", words: "Zoom answers" },
  half_open: { tone: "waiting", words: "Trying one call" },
  open: { tone: "warn", words: "Not asked for now" },
};

/** What goes on while a breaker makes no calls. */
const works: Record<BreakerLabel, string> = {
  read: "Pages show what was read before, with its age. Changes wait: each needs a fresh reading first.",
  write: "Reading goes on. A change is refused before anything is sent, and can be asked for again.",
  token:
    "The present token is used until it ends. After that pages show what was read before, and changes wait.",
};

/** Whether Zoom is asked at all: reads, changes and the token, each by itself. */
export function BreakersSection({ breakers }: { breakers: readonly BreakerStatus[] }) {
  return (
    <OperationsSection title="Zoom">
      <Facts
        items={breakers.map((breaker) => ({ term: names[breaker.label], value: <Breaker {...breaker} /> }))}
      />
    </OperationsSection>
  );
}

function Breaker({ label, state, openUntil, failures }: BreakerStatus) {
  const { tone, words } = states[state];
  return (
    <>
      <StateMark tone={tone}>{words}</StateMark>
      {state === "open" && openUntil ? (
        <span className="text-ink-2">
          {" "}
          until <Moment at={openUntil} seconds />
        </span>
      ) : null}
      {state === "closed" ? null : (
        <p className="text-ink-2 text-meta">
          After {countWords(failures, "failed call")}. {works[label]}
        </p>
      )}
    </>
  );
}
