import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/panel";

type HomeSectionProps = { title: string; note?: ReactNode; end?: ReactNode; children: ReactNode };

/** One part of the first page, parted from the next by a hairline. */
export function HomeSection({ title, note, end, children }: HomeSectionProps) {
  return (
    <section className="px-gutter py-5">
      <SectionHead title={title} note={note} end={end} />
      <div className="mt-2">{children}</div>
    </section>
  );
}

/** A part that has nothing to show says so in one quiet line. */
export function NothingHere({ children }: { children: ReactNode }) {
  return <p className="text-ink-3">{children}</p>;
}
