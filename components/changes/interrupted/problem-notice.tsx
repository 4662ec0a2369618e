"use client";

import { CirclePause } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { TextLink } from "@/components/ui/text-link";
import type { RefusalExplanation } from "@/lib/domain/change";
import { changePath } from "@/lib/domain/paths";
import type { Problem, ProblemCode } from "@/lib/domain/problem";
import { OwnWords } from "../receipt/evidence-list";

const notSent: readonly ProblemCode[] = ["zoom_unavailable", "zoom_rate_limited", "zoom_misconfigured"];

/** Above a form that came back: what was refused or not sent, what it means, who can mend it, and Zoom's words. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  const waiting = notSent.includes(problem.code);
  const link = problem.changeId ? (
    <TextLink href={changePath(problem.changeId)}>Open the receipt</TextLink>
  ) : null;
  return (
    <div className="grid gap-2">
      <Banner
        kind={waiting ? "warn" : "bad"}
        fact={`${waiting ? "Not sent: " : ""}${titleOf(problem)}.`}
        action={link}
        {...(waiting ? { icon: CirclePause } : {})}
      >
        {wordsOf(problem)} Everything you typed is still here.
      </Banner>
      {problem.zoom ? (
        <div className="pl-8">
          <OwnWords zoom={problem.zoom} />
        </div>
      ) : null}
    </div>
  );
}

function titleOf({ title, code }: Problem): string {
  return code === "zoom_refused" ? "Zoom refused, and nothing was changed" : title;
}

function wordsOf(problem: Problem): string {
  const explained = explanationOf(problem);
  if (explained) return `${explained.meaning} ${explained.next} ${explained.who}`;
  if (notSent.includes(problem.code)) {
    const wait = Number(problem.retryAfterSeconds);
    const when = wait > 0 ? ` in about ${wait} s` : "";
    return `${problem.detail ?? "Nothing reached Zoom."} It is safe to try again${when}.`;
  }
  const first = problem.errors?.[0]?.message;
  return `${problem.detail ?? first ?? "The fields below say what to change."}`;
}

/** Our words for a refusal, when the phrasebook had some. */
function explanationOf({ explanation }: Problem): RefusalExplanation | null {
  if (typeof explanation !== "object" || explanation === null) return null;
  return "meaning" in explanation ? (explanation as RefusalExplanation) : null;
}
