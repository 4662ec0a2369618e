import type { PlanAmount } from "@/lib/domain/change";
import { planLabel } from "@/lib/domain/plan-catalogue";
import type { PlanLine } from "@/lib/domain/plan-line";
import { hostWords, numberWords } from "../change-words";
import type { Asked } from "../flow/change-form";

/** One line of the comparison; `want` null: the change leaves it alone. */
export type ConflictRow = {
  id: string;
  name: string;
  /** The same within a sentence. */
  lead: string;
  saw: string;
  now: string;
  want: string | null;
  /** Beside what is wanted: "10 more than you saw". */
  difference: string;
  moved: boolean;
  about: boolean;
  figure: boolean;
};

type Lines = readonly PlanLine[];

/** Plan by plan: seen, now, wanted. What the change is about comes first, as figures. */
export function conflictRows(saw: Lines, now: Lines, asked: Asked | null): ConflictRow[] {
  const wanted = asked?.effect.after ?? [];
  const lines = [...new Map([...saw, ...now].map((line) => [idOf(line), line] as const)).values()];
  const known = lines.map((line) => lineRow(line, saw, now, wanted));
  const others = wanted.filter(
    (amount) => !lines.some((line) => line.path === amount.path || isSame(line, amount)),
  );
  return [...known.sort((a, b) => Number(b.about) - Number(a.about)), ...others.map(newRow)];
}

function lineRow(line: PlanLine, saw: Lines, now: Lines, wanted: readonly PlanAmount[]): ConflictRow {
  const [was, is] = [find(line, saw), find(line, now)];
  const want = wanted.find((amount) => isSame(line, amount)) ?? null;
  const step = want?.hosts == null || was?.hosts == null ? 0 : want.hosts - was.hosts;
  return {
    id: idOf(line),
    name:
      line.path === "plan_base"
        ? `Base plan, ${planLabel(line.type ?? "")}`
        : planLabel(line.type ?? line.path),
    lead: line.path === "plan_base" ? "the base plan" : planLabel(line.type ?? line.path),
    saw: amountWords(was),
    now: amountWords(is),
    want: want ? hostWords(want.hosts) : null,
    difference:
      step === 0 ? "" : `${numberWords(Math.abs(step))} ${step > 0 ? "more" : "fewer"} than you saw`,
    moved: amountWords(was) !== amountWords(is),
    about: want !== null,
    figure: want !== null,
  };
}

function newRow(amount: PlanAmount): ConflictRow {
  const shared = { saw: "none", now: "none", difference: "", moved: false, about: true, figure: false };
  return {
    id: `${amount.path} ${amount.type}`,
    name: planLabel(amount.type),
    lead: planLabel(amount.type),
    want: hostWords(amount.hosts),
    ...shared,
  };
}

function amountWords(line: PlanLine | undefined): string {
  if (!line) return "none";
  const status = line.status === "cancelled" || line.status === "expired" ? `, ${line.status}` : "";
  return hostWords(line.hosts) + status;
}

const idOf = (line: PlanLine) => `${line.family} ${line.type}`;
const find = (line: PlanLine, lines: Lines) => lines.find((each) => idOf(each) === idOf(line));
const isSame = (line: PlanLine, amount: PlanAmount) =>
  line.family === amount.family && line.type === amount.type;

/** What changed meanwhile, in one sentence. */
export function conflictLead(saw: Lines, now: Lines): string {
  const begin = "Since you opened this form, somebody changed";
  const moved = conflictRows(saw, now, null).filter((row) => row.moved);
  const [only, ...others] = moved;
  if (!only) return `${begin} a date or a status of the plans outside this form.`;
  if (others.length > 0) return `${begin} ${moved.length} plans outside this form.`;
  return `${begin} ${only.lead} from ${only.saw} to ${only.now} outside this form.`;
}

/** The button that keeps what was wanted, and what that would do now. */
export function wantWords(asked: Asked | null, now: Lines): { button: string; effect: string } {
  const [only, ...others] = asked?.effect.after ?? [];
  if (!only || others.length > 0 || only.hosts === null) {
    return { button: "Keep my change", effect: "Check again what you asked for against what Zoom has now." };
  }
  const is = now.find((line) => isSame(line, only))?.hosts ?? null;
  const step = is === null ? 0 : only.hosts - is;
  const means =
    step === 0
      ? "That is what Zoom has now, or no line to compare with."
      : `That is ${numberWords(Math.abs(step))} ${step > 0 ? "more" : "fewer"} than now${step < 0 ? " and would show at renewal" : ""}.`;
  return {
    button: `Keep my number, ${numberWords(only.hosts)}`,
    effect: `Check again with ${numberWords(only.hosts)}. ${means}`,
  };
}
