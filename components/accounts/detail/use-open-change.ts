"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { OpenChange } from "@/lib/domain/account";
import type { Change } from "@/lib/domain/change";
import { changeDetail } from "@/lib/queries/changes";

/** The open change in full, followed while it moves; once its state is another, the sub-account is read again. */
export function useOpenChange(open: OpenChange | null): Change | undefined {
  const client = useQueryClient();
  const { data } = useQuery({ ...changeDetail(open?.id ?? ""), enabled: open !== null });
  const change = open === null ? undefined : data;
  const moved = change !== undefined && change.state !== open?.state;
  useEffect(() => {
    if (moved) void client.invalidateQueries({ queryKey: ["accounts"] });
  }, [moved, client]);
  return change;
}
