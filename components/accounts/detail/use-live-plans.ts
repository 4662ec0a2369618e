"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { AccountDetail, AccountPlans, ShownPlanLine } from "@/lib/domain/account";
import type { Problem } from "@/lib/domain/problem";
import { accountDetail, livePlans } from "@/lib/queries/accounts";
import { ProblemError } from "@/lib/queries/http";

/** Hosts before the last read, of the lines whose hosts it changed; a line that was not there had `null`. */
export type Changed = ReadonlyMap<string, number | null>;

export type LiveAccount = {
  account: AccountDetail;
  plans: AccountPlans | null;
  changed: Changed;
  reading: boolean;
  /** Why the last read through Zoom failed; null when it did not. */
  problem: Problem | null;
  reread: () => void;
};

// By asking, the page tells the worker that the sub-account is on a screen, which then keeps it a minute old at most.
const ON_SCREEN_MS = 30_000;

/**
 * A sub-account: what was stored at once, then what Zoom says now, put in place of it.
 * A customer who pays Zoom itself is not asked for on arrival, because Zoom refuses that read (2100).
 */
export function useLivePlans(first: AccountDetail): LiveAccount {
  const client = useQueryClient();
  const { data: account } = useQuery({
    ...accountDetail(first.id),
    initialData: first,
    staleTime: 10_000,
    refetchInterval: ON_SCREEN_MS,
  });
  const live = useQuery({ ...livePlans(first.id), enabled: first.payMode !== "sub" });
  const newest = later(account.plans, live.data ?? null);
  const [shown, setShown] = useState(account.plans);
  const [changed, setChanged] = useState<Changed>(new Map());
  if (newest !== null && newest.readAt !== shown?.readAt) {
    if (shown) setChanged(changedHosts(shown.lines, newest.lines));
    setShown(newest);
  }
  // The server judges status and eligibility by what it has just stored, so it is asked again.
  useEffect(() => {
    if (live.dataUpdatedAt > 0 || live.errorUpdatedAt > 0)
      void client.invalidateQueries({ queryKey: accountDetail(first.id).queryKey });
  }, [live.dataUpdatedAt, live.errorUpdatedAt, client, first.id]);
  return {
    account,
    plans: shown,
    changed,
    reading: live.isFetching,
    problem: live.error instanceof ProblemError ? live.error.problem : null,
    reread: () => void live.refetch(),
  };
}

function later(stored: AccountPlans | null, live: AccountPlans | null): AccountPlans | null {
  if (stored === null || live === null) return live ?? stored;
  return live.readAt >= stored.readAt ? live : stored;
}

/** Lines whose hosts differ between two reads, by path, with what they were. */
export function changedHosts(before: readonly ShownPlanLine[], after: readonly ShownPlanLine[]): Changed {
  const was = new Map(before.map(({ path, type, hosts }) => [`${path} ${type}`, hosts]));
  return new Map(
    after
      .filter(({ path, type, hosts }) => {
        const key = `${path} ${type}`;
        return !was.has(key) || was.get(key) !== hosts;
      })
      .map(({ path, type }) => [path, was.get(`${path} ${type}`) ?? null]),
  );
}
