"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountPlans } from "@/lib/domain/account";
import type { DifferencePage } from "@/lib/domain/difference";
import { accountDifferences } from "@/lib/queries/differences";

/** What changed elsewhere in a sub-account: what came with the page, asked anew whenever a read brings other plans. */
export function useElsewhere(accountId: string, plans: AccountPlans | null, first: DifferencePage) {
  const version = plans?.version ?? null;
  const [firstVersion] = useState(version);
  const given = version === firstVersion ? { initialData: first } : {};
  const { data } = useQuery({ ...accountDifferences(accountId, version), ...given });
  return data?.items ?? [];
}
