import type { Change, ChangeState } from "@/lib/domain/change";
import { rolesWith } from "@/lib/domain/permissions";

const settlers = rolesWith("changes.settle").join(" or ");

const notes: Partial<Record<ChangeState, string>> = {
  unknown: `Plandesk reads Zoom again at growing distances. Once several reads agree it becomes Applied or Not applied; if they prove nothing it moves to Needs you, and the role ${settlers} settles it by hand.`,
  needs_person: `The role ${settlers} compares Zoom's portal with this page and settles the change by hand, with a reason. Nothing is sent to Zoom by that.`,
  accepted: "Plandesk reads the plans again after the renewal; the change then becomes Applied.",
};

/** What happens next with a change that has not ended. */
export function NextNote({ change }: { change: Change }) {
  const note = notes[change.state];
  if (!note) return null;
  return (
    <section className="mt-5 max-w-[42rem]">
      <h2 className="font-title text-section">What happens next</h2>
      <p className="mt-0.5 text-ink-2">{note}</p>
    </section>
  );
}
