import type { Change, ChangeState, Settler } from "@/lib/domain/change";
import { settlersWords } from "../settle/settlers-words";

const notes: Partial<Record<ChangeState, (settlers: string) => string>> = {
  unknown: (settlers) =>
    `Plandesk reads Zoom again at growing distances. Once several reads agree it becomes Applied or Not applied; if they prove nothing it moves to Needs you. Settled by hand, at any time, by: ${settlers}.`,
  needs_person: (settlers) =>
    `Somebody compares Zoom’s portal with this page and settles the change by hand, with a reason: ${settlers}. Nothing is sent to Zoom by that.`,
  accepted: () => "Plandesk reads the plans again after the renewal; the change then becomes Applied.",
};

type NextNoteProps = { change: Change; settlers: readonly Settler[] };

/** What happens next with a change that has not ended, and who can end it. */
export function NextNote({ change, settlers }: NextNoteProps) {
  const note = notes[change.state]?.(settlersWords(settlers));
  if (!note) return null;
  return (
    <section className="mt-5 max-w-[42rem]">
      <h2 className="font-title text-section">What happens next</h2>
      <p className="mt-0.5 text-ink-2">{note}</p>
    </section>
  );
}
