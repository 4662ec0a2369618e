import { AgeAndTime } from "@/components/ui/age";
import { type Fact, Facts } from "@/components/ui/facts";
import { ProgressBar } from "@/components/ui/progress-bar";
import { TextLink } from "@/components/ui/text-link";
import { leftWords } from "@/components/ui/time-words";
import type { SyncStatus } from "@/lib/domain/sync";
import { rateWords } from "./limit-words";
import { OperationsSection } from "./operations-section";
import { ReadingActions } from "./reading-actions";
import { ShrunkQuestion } from "./shrunk-question";
import { StateMark, type StateTone } from "./state-mark";

const states: Record<SyncStatus["state"], { tone: StateTone; words: string }> = {
  never: { tone: "quiet", words: "Nothing was read yet" },
  running: { tone: "waiting", words: "Reading" },
  paused: { tone: "quiet", words: "Paused" },
  done: { tone: "ok", words: "All was read" },
  failed: { tone: "warn", words: "Stopped before its end" },
};

/** The reading of all sub-accounts: how far it is, and what an admin can do about it. */
export function ReadingSection({ sync }: { sync: SyncStatus }) {
  const { tone, words } = sync.shrunk ? shrunk : states[sync.state];
  const underWay = sync.state === "running" || (sync.state === "paused" && sync.finishedAt === null);
  return (
    <OperationsSection title="Reading from Zoom">
      {sync.shrunk ? <ShrunkQuestion {...sync.shrunk} /> : null}
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p role="status">
            <StateMark tone={tone}>{words}</StateMark>
          </p>
          <ReadingActions sync={sync} />
        </div>
        {underWay ? <Progress sync={sync} /> : null}
        <Facts items={readingFacts(sync)} />
      </div>
    </OperationsSection>
  );
}

const shrunk: { tone: StateTone; words: string } = { tone: "warn", words: "Waits for your answer" };

function Progress({ sync }: { sync: SyncStatus }) {
  const { plansRead, plansFailed, plansTotal, accountsListed, perSecond, secondsLeft, state } = sync;
  const total = Math.max(plansTotal, accountsListed);
  const done = plansRead + plansFailed;
  if (total === 0) return null;
  const live = state === "running";
  return (
    <div className="grid max-w-form gap-1.5">
      <ProgressBar label="Read from Zoom" done={done} total={total} className="w-full" />
      <p className="flex flex-wrap justify-between gap-x-4 text-meta">
        <span>
          {done.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} sub-accounts
        </span>
        {live && perSecond !== null ? (
          <span className="text-ink-2">{rateWords(perSecond)} a second</span>
        ) : null}
        {live ? <span className="text-ink-3">{leftWords(secondsLeft)}</span> : null}
      </p>
    </div>
  );
}

function readingFacts(sync: SyncStatus): Fact[] {
  const { state, startedAt, finishedAt, pausedBy, pausedAt, plansFailed, error } = sync;
  return [
    ...(pausedAt ? [{ term: "Paused", value: <PausedBy by={pausedBy} at={pausedAt} /> }] : []),
    ...(startedAt && state !== "done" ? [{ term: "Began", value: <AgeAndTime at={startedAt} /> }] : []),
    ...(finishedAt
      ? [{ term: state === "failed" ? "Stopped" : "Ended", value: <AgeAndTime at={finishedAt} /> }]
      : []),
    { term: "Sub-accounts", value: sync.accountsListed.toLocaleString("en-GB") },
    ...(plansFailed > 0
      ? [
          {
            term: "Could not read",
            value: (
              <TextLink href="/accounts?status=could_not_read">
                {plansFailed.toLocaleString("en-GB")}
              </TextLink>
            ),
          },
        ]
      : []),
    ...(error ? [{ term: "Cause", value: error }] : []),
  ];
}

function PausedBy({ by, at }: { by: string | null; at: string }) {
  return (
    <>
      <AgeAndTime at={at} />
      {by ? (
        <>
          , by <bdi>{by}</bdi>
        </>
      ) : null}
    </>
  );
}
