import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/panel";

type OperationsSectionProps = { title: string; note?: ReactNode; end?: ReactNode; children: ReactNode };

/** One part of the operations page, named for those who jump between parts. */
export function OperationsSection({ title, note, end, children }: OperationsSectionProps) {
  return (
    <section aria-label={title} className="px-gutter py-5">
      <SectionHead title={title} note={note} end={end} />
      <div className="mt-2">{children}</div>
    </section>
  );
}
