"use client";

import { SearchCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { StatusIcon } from "@/components/ui/status";
import { TextLink } from "@/components/ui/text-link";
import type { Problem } from "@/lib/domain/problem";

type LostProps = { accountId: string; problem: Problem | null; asking: boolean; onFindOut: () => void };

/** The request went out and no answer came back. Dashed, never red: nobody knows yet. */
export function Lost({ accountId, problem, asking, onFindOut }: LostProps) {
  const running = problem?.code === "request_in_progress";
  return (
    <div className="px-gutter py-6">
      <Panel dashed className="max-w-[42rem] px-6 py-5 max-sm:px-4">
        <h2
          tabIndex={-1}
          data-autofocus
          role="alert"
          className="flex items-center gap-2.5 font-title text-title"
        >
          <StatusIcon word="Not known yet" large />
          {running ? "Still being sent" : "No answer from Plandesk"}
        </h2>
        <p className="mt-2 text-ink-2 text-section">
          {running
            ? "The change is on its way to Zoom. Ask again in a moment."
            : "The request left this browser and no answer came back. It may have worked."}{" "}
          Asking uses the same key and the same content, so the change is carried out once, however often you
          ask.
        </p>
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button kind="main" icon={SearchCheck} busy={asking} onClick={onFindOut}>
            {asking ? "Asking" : "Find out what happened"}
          </Button>
          <TextLink href={`/changes?accountId=${encodeURIComponent(accountId)}`}>
            Changes of this sub-account
          </TextLink>
        </div>
        <p className="mt-3 text-ink-3 text-meta">
          What you typed is kept and cannot be edited until this is known. It stays over a reload of this
          page.
        </p>
      </Panel>
    </div>
  );
}
