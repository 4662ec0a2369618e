import { Circle, CircleAlert, CircleCheck, type LucideIcon } from "lucide-react";
import { cx } from "@/components/ui/cx";

export type SectionState = "bad" | "complete" | "open";
export type FormSection = { id: string; name: string; state: SectionState };

const marks: Record<SectionState, { icon: LucideIcon; className: string; name: string }> = {
  bad: { icon: CircleAlert, className: "text-bad", name: "has an error" },
  complete: { icon: CircleCheck, className: "icon-filled text-ok", name: "complete" },
  open: { icon: Circle, className: "text-ink-3", name: "not complete" },
};

/** The sections of a long form, each with its state; a press goes there. */
export function SectionList({ sections }: { sections: readonly FormSection[] }) {
  return (
    <nav aria-label="Sections of this form" className="max-lg:hidden">
      <ul className="grid gap-0.5">
        {sections.map(({ id, name, state }) => {
          const { icon: Icon, className, name: words } = marks[state];
          return (
            <li key={id}>
              <a
                href={`#${id}`}
                className={cx(
                  "flex h-[1.875rem] items-center gap-2 rounded-control",
                  state === "bad" ? "font-strong text-ink" : "text-ink-2 hover:text-ink",
                )}
              >
                <Icon aria-hidden="true" className={cx("size-icon-small", className)} strokeWidth={2} />
                {name}
                <span className="sr-only">, {words}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
