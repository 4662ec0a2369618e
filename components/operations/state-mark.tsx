import { CircleCheck, CirclePause, Clock, type LucideIcon, OctagonMinus, TriangleAlert } from "lucide-react";
import { cx } from "@/components/ui/cx";

export type StateTone = "ok" | "waiting" | "quiet" | "warn" | "bad";

const looks: Record<StateTone, { icon: LucideIcon; color: string; filled: boolean; word: string }> = {
  ok: { icon: CircleCheck, color: "text-ok", filled: true, word: "text-ink-2" },
  waiting: { icon: Clock, color: "text-accent-ink", filled: false, word: "text-ink" },
  quiet: { icon: CirclePause, color: "text-ink-3", filled: false, word: "text-ink" },
  warn: { icon: TriangleAlert, color: "text-warn", filled: true, word: "font-strong text-ink" },
  bad: { icon: OctagonMinus, color: "text-bad", filled: true, word: "font-strong text-ink" },
};

/** How a part of our work stands: an icon and the words that say the same. */
export function StateMark({ tone, children }: { tone: StateTone; children: string }) {
  const { icon: Icon, color, filled, word } = looks[tone];
  return (
    <span className={cx("inline-flex items-center gap-1.5 align-bottom", word)}>
      <Icon
        aria-hidden="true"
        strokeWidth={2}
        className={cx("size-icon-small shrink-0", color, filled && "icon-filled")}
      />
      {children}
    </span>
  );
}
