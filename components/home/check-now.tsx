"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { TextButton } from "@/components/ui/text-link";
import { useCheckChange } from "@/lib/queries/changes";

// The worker comes round every second and reads Zoom within another.
const LOOKED_MS = 3_000;

/** Asks the worker to read Zoom for one change now, and shows the page anew once it has. */
export function CheckNow({ changeId, accountName }: { changeId: string; accountName: string }) {
  const router = useRouter();
  const { mutate, status, data, reset } = useCheckChange(changeId);
  useEffect(() => {
    if (data === undefined) return;
    const timer = setTimeout(() => {
      router.refresh();
      reset();
    }, LOOKED_MS);
    return () => clearTimeout(timer);
  }, [data, router, reset]);
  const busy = status === "pending" || status === "success";
  return (
    <TextButton aria-disabled={busy || undefined} onClick={() => (busy ? undefined : mutate())}>
      {busy ? "Checking" : status === "error" ? "Not checked" : "Check now"}
      <span className="sr-only">: {accountName}</span>
    </TextButton>
  );
}
