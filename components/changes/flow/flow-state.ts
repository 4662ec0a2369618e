import type { Problem } from "@/lib/domain/problem";
import type { Intent } from "@/lib/queries/plans";
import { type ChangeDraft, newKey, type SeenPlans } from "../draft/change-draft";
import type { Wire } from "../wire/wire-path";
import type { Asked } from "./change-form";
import { type NextStep, needsNewKey, nextStep } from "./next-step";

/** Where a person stands: the four steps, and what can come between. */
export type Stage = "edit" | "check" | "confirm" | "sending" | "done" | Exclude<NextStep, "form">;

/** What a form asks for and the values it was judged from. */
export type Wish = { asked: Asked; values: Wire };

export type FlowState = ChangeDraft & {
  stage: Stage;
  /** What the form starts with; another number starts it anew from there. */
  start: { values: Wire; number: number };
  /** What was last checked; null until then. */
  wish: Wish | null;
  /** The plans as Zoom has them now, once they were compared with what was seen. */
  now: SeenPlans | null;
  /** True while a lost request is asked after: no new sending is under way. */
  asking: boolean;
};

export type FlowAction =
  | { do: "reason"; text: string }
  | { do: "acknowledge"; name: string; on: boolean }
  | { do: "reread"; seen: SeenPlans }
  | { do: "restart"; seen: SeenPlans; values: Wire }
  | { do: "check"; wish: Wish }
  | { do: "compared"; plans: SeenPlans }
  | { do: "read_failed"; problem: Problem }
  | { do: "back" }
  | { do: "send"; intent: Intent }
  | { do: "answered"; problem: Problem }
  | { do: "finish" }
  | { do: "discard"; values: Wire };

/** The flow of a draft: a request without an answer is asked after first, everything else starts at the form. */
export function flowOf({ draft, values }: { draft: ChangeDraft; values: Wire }): FlowState {
  const stage = draft.pending ? "lost" : "edit";
  return { ...draft, stage, start: { values, number: 0 }, wish: null, now: null, asking: false };
}

/** The flow after something happened. */
export function flowReducer(state: FlowState, action: FlowAction): FlowState {
  switch (action.do) {
    case "reason":
      return { ...state, reason: action.text };
    case "acknowledge":
      return { ...state, acknowledged: acknowledge(state.acknowledged, action.name, action.on) };
    case "reread":
      return { ...state, seen: action.seen };
    case "restart":
      return { ...started(state, action.values), seen: action.seen };
    case "check":
      return { ...state, stage: "check", wish: action.wish, problem: null };
    case "compared":
      return compared(state, action.plans);
    case "read_failed":
      return { ...state, stage: "edit", problem: action.problem };
    case "back":
      return { ...state, stage: "edit" };
    case "send":
      return {
        ...state,
        stage: "sending",
        asking: state.stage === "lost",
        pending: action.intent,
        problem: null,
      };
    case "answered":
      return answered(state, action.problem);
    case "finish":
      return { ...state, stage: "done", pending: null };
    case "discard":
      return { ...started(state, action.values), key: newKey(), reason: "", acknowledged: [] };
  }
}

function started(state: FlowState, values: Wire): FlowState {
  const start = { values, number: state.start.number + 1 };
  return { ...state, stage: "edit", start, wish: null, now: null, problem: null };
}

function acknowledge(names: readonly string[], name: string, on: boolean): readonly string[] {
  const others = names.filter((each) => each !== name);
  return on ? [...others, name] : others;
}

function compared(state: FlowState, plans: SeenPlans): FlowState {
  const same = plans.version === state.seen.version;
  return { ...state, now: plans, stage: same ? "confirm" : "conflict" };
}

function answered(state: FlowState, problem: Problem): FlowState {
  const step = nextStep(problem);
  return {
    ...state,
    problem,
    stage: step === "form" ? "edit" : step,
    key: needsNewKey(step) ? newKey() : state.key,
    // Only a lost request must be repeated as it was; signing in again sends what is then confirmed.
    pending: step === "lost" ? state.pending : null,
    now: null,
    asking: false,
  };
}
