import { Circle, CircleCheck, type LucideIcon, OctagonMinus, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

export type CheckState = "met" | "broken" | "warning" | "open";
export type CheckItem = { id: string; state: CheckState; text: ReactNode };

const marks: Record<CheckState, { icon: LucideIcon; className: string; name: string }> = {
  met: { icon: CircleCheck, className: "icon-filled text-ok", name: "Met" },
  broken: { icon: OctagonMinus, className: "icon-filled text-bad", name: "Not met" },
  warning: { icon: TriangleAlert, className: "icon-filled text-warn", name: "Note" },
  open: { icon: Circle, className: "text-ink-3", name: "Not checked yet" },
};

/** Rules and how each stands: "16 hosts lie within 10 to 49". */
export function CheckList({ items }: { items: readonly CheckItem[] }) {
  return (
    <ul className="grid gap-1.5">
      {items.map(({ id, state, text }) => {
        const { icon: Icon, className, name } = marks[state];
        const tone =
          state === "broken" ? "font-strong text-ink" : state === "warning" ? "text-ink" : "text-ink-2";
        return (
          <li key={id} className="flex gap-2">
            <Icon
              role="img"
              aria-label={name}
              strokeWidth={2}
              className={cx("mt-[0.1875rem] size-icon-small shrink-0", className)}
            />
            <span className={cx("min-w-0", tone)}>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}
