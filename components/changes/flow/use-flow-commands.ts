"use client";

import { keepDraft as keepValues } from "@/components/forms/draft-storage";
import type { Intent } from "@/lib/queries/plans";
import type { ChangeForm } from "./change-form";
import type { Wish } from "./flow-state";
import type { Flow } from "./use-change-flow";

/** The name under which a form's warning is acknowledged. */
export const WARNING = "warning";

/** What the buttons of the flow do. */
export function useFlowCommands(definition: ChangeForm, parts: Flow) {
  const { name, flow, dispatch, facts, read, send, restart } = parts;
  const compare = async () => {
    const { plans, problem } = await read();
    dispatch(plans ? { do: "compared", plans } : { do: "read_failed", problem });
  };
  const check = async (wish: Wish) => {
    dispatch({ do: "check", wish });
    await compare();
  };
  const deliver = async (intent: Intent) => {
    const problem = await send(intent);
    if (problem?.code === "plans_changed") await compare();
  };
  const confirm = async () => {
    const { key, seen, reason, wish } = flow;
    if (!wish) return;
    await deliver({ key, version: seen.version, reason: reason.trim(), request: wish.asked.request });
  };
  const findOut = async () => {
    if (flow.pending) await deliver(flow.pending);
  };
  const takeNew = () => restart(flow.now ?? flow.seen);
  /** Goes on with the same total, measured against what Zoom has now; back to the form when that breaks a rule. */
  const keepMine = async () => {
    if (!flow.wish || !flow.now) return;
    const values = definition.asTotal(flow.wish.values, flow.seen.lines);
    const { intent } = definition.judge(values, { ...facts, lines: flow.now.lines });
    keepValues(name, { values, savedAt: new Date().toISOString() });
    dispatch({ do: "restart", seen: flow.now, values });
    if (intent) await check({ asked: intent, values });
  };
  return { check, confirm, findOut, takeNew, keepMine };
}
