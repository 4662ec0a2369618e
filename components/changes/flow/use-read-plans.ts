"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { AccountDetail } from "@/lib/domain/account";
import { type Problem, problem } from "@/lib/domain/problem";
import { livePlans } from "@/lib/queries/accounts";
import { ProblemError } from "@/lib/queries/http";
import type { SeenPlans } from "../draft/change-draft";

export type PlansRead = { plans: SeenPlans; problem: null } | { plans: null; problem: Problem };

/** Reads the plans through Zoom now; a failed read comes back as its problem. */
export function useReadPlans(accountId: string): () => Promise<PlansRead> {
  const client = useQueryClient();
  return useCallback(async () => {
    try {
      // A read under way began before somebody asked: it is not "now", and would otherwise be shared.
      await client.cancelQueries({ queryKey: livePlans(accountId).queryKey });
      const { lines, version, readAt } = await client.fetchQuery(livePlans(accountId));
      return { plans: { lines, version, readAt }, problem: null };
    } catch (error) {
      return { plans: null, problem: problemIn(error) };
    }
  }, [client, accountId]);
}

/** The problem behind what a call threw; anything else counts as no answer. */
export function problemIn(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem("internal", { status: 0, title: "Plandesk does not answer" });
}

/** The plans of a sub-account as its page showed them; one never read has none. */
export function seenPlans({ plans, listedAt }: AccountDetail): SeenPlans {
  if (!plans) return { lines: [], version: "", readAt: listedAt };
  return { lines: plans.lines, version: plans.version, readAt: plans.readAt };
}
