import {
  Archive,
  ArrowLeftRight,
  Circle,
  CircleArrowUp,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CirclePause,
  CircleSlash,
  CircleX,
  Clock,
  DiamondPlus,
  Hourglass,
  Lock,
  type LucideIcon,
  OctagonMinus,
  Package,
  TriangleAlert,
  Wallet,
} from "lucide-react";

export type StatusLook = {
  icon: LucideIcon;
  /** Solid shape with its sign knocked out. */
  filled?: true;
  color: "text-ok" | "text-ink" | "text-bad" | "text-accent-ink" | "text-warn" | "text-ink-3";
  /** Weight of the word: what needs a person is strong, what is under way is ink, the normal is quiet. */
  word: "strong" | "plain" | "quiet";
};

const good: StatusLook = { icon: CircleCheck, filled: true, color: "text-ok", word: "quiet" };
const waiting: StatusLook = { icon: Clock, color: "text-accent-ink", word: "plain" };
const warning: StatusLook = { icon: TriangleAlert, filled: true, color: "text-warn", word: "strong" };
const quiet = (icon: LucideIcon): StatusLook => ({ icon, color: "text-ink-3", word: "quiet" });

/** Every status there is, in the order of the look's table. The words are fixed: nothing else is a status. */
export const statusWords = {
  Active: good,
  Applied: good,
  Keep: good,
  "Not known yet": { icon: CircleDashed, color: "text-ink", word: "strong" },
  Refused: { icon: OctagonMinus, filled: true, color: "text-bad", word: "strong" },
  Accepted: waiting,
  "Reduce to": waiting,
  "Needs you": warning,
  "Could not read": warning,
  "Ask customer": warning,
  "Changed elsewhere": { icon: ArrowLeftRight, color: "text-warn", word: "strong" },
  Sending: { icon: CircleArrowUp, color: "text-accent-ink", word: "plain" },
  "Not sent": quiet(CirclePause),
  // Sent, no answer, and proven by reading back: it did not happen.
  "Not applied": quiet(CirclePause),
  Ends: quiet(CircleMinus),
  Cancel: quiet(CircleMinus),
  Cancelled: quiet(CircleX),
  Expired: quiet(CircleSlash),
  Trial: quiet(Hourglass),
  "No plan": quiet(Circle),
  Undecided: quiet(Circle),
  "Self-pay": quiet(Wallet),
  Bundle: quiet(Package),
  Locked: quiet(Lock),
  "Retired plan": quiet(Archive),
  "New to us": quiet(DiamondPlus),
} as const satisfies Record<string, StatusLook>;

export type StatusWord = keyof typeof statusWords;
