"use client";

import { useRouter } from "next/navigation";
import { type Dispatch, useRef } from "react";
import type { ChangeKind } from "@/lib/domain/change";
import { changePath } from "@/lib/domain/paths";
import { type Intent, useSendChange } from "@/lib/queries/plans";
import { dropDraft } from "../draft/change-draft";
import type { FlowAction } from "./flow-state";
import { problemIn } from "./use-read-plans";

type Parts = {
  kind: ChangeKind;
  accountId: string;
  /** The draft that ends when the change exists. */
  draft: string;
  dispatch: Dispatch<FlowAction>;
};

/**
 * Sends an intent, once at a time: a second press while the first is under way does nothing. Whatever is known of the
 * change afterwards stands on its receipt, which opens by itself.
 */
export function useSendOnce({ kind, accountId, draft, dispatch }: Parts) {
  const router = useRouter();
  const { mutateAsync } = useSendChange(kind, accountId);
  const running = useRef(false);
  return async (intent: Intent) => {
    if (running.current) return null;
    running.current = true;
    dispatch({ do: "send", intent });
    try {
      const change = await mutateAsync(intent);
      dispatch({ do: "finish" });
      dropDraft(draft);
      router.push(changePath(change.id));
      return null;
    } catch (error) {
      const problem = problemIn(error);
      dispatch({ do: "answered", problem });
      return problem;
    } finally {
      running.current = false;
    }
  };
}
