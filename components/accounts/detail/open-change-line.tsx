"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Status } from "@/components/ui/status";
import type { OpenChange } from "@/lib/domain/account";
import type { Change } from "@/lib/domain/change";
import { changePath } from "@/lib/domain/paths";
import { changedAmount, changeKindWords, openChangeWords } from "./open-change-words";

/** The change under way in one line, where the side panel has moved below the plans. */
export function OpenChangeLine({ open, change }: { open: OpenChange; change: Change | undefined }) {
  const amount = changedAmount(change);
  return (
    <Link
      href={changePath(open.id)}
      className="flex min-h-touch items-center gap-2 border-line border-b px-gutter lg:hidden"
    >
      <Status word={openChangeWords[change?.state ?? open.state]} />
      <span className="min-w-0 flex-1 truncate text-ink-2">
        {amount ? `${amount.before} → ${amount.after} hosts` : changeKindWords[open.kind]}
      </span>
      <ChevronRight aria-hidden="true" className="size-icon shrink-0" strokeWidth={1.75} />
    </Link>
  );
}
