import "server-only";
import type { PlanLine } from "@/lib/domain/plan-line";
import { explainRefusal } from "@/lib/domain/refusals";
import type { Accepted } from "@/lib/server/changes/accepted-lately";
import { errorAnswer, problemAnswer, refusedAnswer } from "@/lib/server/changes/answers";
import { type ChangeRun, seenLines } from "@/lib/server/changes/change-run";
import type { Ending } from "@/lib/server/changes/end-change";
import { amountsText, evidenceOf } from "@/lib/server/changes/evidence";
import type { LastChange } from "@/lib/server/changes/last-change";
import type { Context } from "@/lib/server/context";
import { AppError, toAppError, zoomRefusal } from "@/lib/server/errors";
import { ZoomRefused } from "@/lib/server/zoom/errors";

type Json = Record<string, unknown>;

const TITLE = "Zoom does not show the last change yet";

/** Seconds for which a part of Zoom may lag behind another. */
export const LAG_SECONDS = 60;

/** How a change ends before which the plans could not be read. Throws what is no failure of Zoom. */
export function failedRead<Request extends Json>(
  { context, operation }: ChangeRun<Request>,
  error: unknown,
): Ending {
  const at = context.clock.now();
  const known = toAppError(error, operation.kind);
  if (!known) throw error;
  if (known.code === "zoom_refused" && error instanceof ZoomRefused) {
    const zoom = zoomRefusal(error);
    const explanation = explainRefusal(zoom, operation.kind);
    const evidence = [evidenceOf("read_failed", at, `Zoom refused to show the plans: ${zoom.message}`)];
    return { to: "refused", evidence, answer: refusedAnswer, patch: { zoom, explanation } };
  }
  const text = `The plans could not be read, so nothing was sent: ${error instanceof Error ? error.message : ""}`;
  return { to: "not_sent", evidence: [evidenceOf("not_sent", at, text)], answer: errorAnswer(known) };
}

/** How a change ends before which Zoom showed older plans than before: nothing can be compared with those. */
export function laggingRead<Request extends Json>({ context }: ChangeRun<Request>): Ending {
  const text = "Zoom still shows the plans as they were before they changed last. Nothing was sent";
  return tryLater(context, text, LAG_SECONDS);
}

/** How a change ends whose plans may have changed already by one of ours that Zoom accepted. */
export function acceptedButHidden<Request extends Json>(
  { context }: ChangeRun<Request>,
  hidden: Accepted,
): Ending {
  const wanted = amountsText(hidden.after);
  const text = `Zoom accepted a change of these plans shortly before and does not show it yet (${wanted}). Whether it waits for the renewal is certain in a moment. Nothing was sent`;
  return tryLater(context, text, Math.max(1, Math.ceil(hidden.waitSeconds)));
}

function tryLater({ clock }: Context, text: string, seconds: number): Ending {
  const headers = { "Retry-After": String(seconds) };
  return {
    to: "not_sent",
    evidence: [evidenceOf("not_sent", clock.now(), text)],
    answer: errorAnswer(new AppError("zoom_unavailable", { title: TITLE, detail: `${text}.` }, headers)),
  };
}

/** How a change ends whose plans are not as the person saw them; `by`: who of us changed them. */
export function changedPlans<Request extends Json>(
  run: ChangeRun<Request>,
  now: { version: string; lines: PlanLine[]; by: LastChange | null },
): Ending {
  const { context, operation, input } = run;
  const at = context.clock.now();
  const lines = seenLines(run);
  return {
    to: "not_sent",
    evidence: [evidenceOf("compared", at, "The plans changed since they were seen. Nothing was sent")],
    answer: problemAnswer("plans_changed", {
      saw: lines && { version: input.ifMatch, lines },
      now: { version: now.version, lines: now.lines, readAt: at.toISOString() },
      changedBy: now.by,
      want: operation.effect(input.request, now.lines).after,
    }),
  };
}

/** How a change ends that the fresh plans do not allow. */
export function refusedByRules<Request extends Json>(
  { context }: ChangeRun<Request>,
  refusal: AppError,
): Ending {
  const text = "The fresh plans do not allow the change. Nothing was sent";
  return {
    to: "not_sent",
    evidence: [evidenceOf("compared", context.clock.now(), text)],
    answer: errorAnswer(refusal),
  };
}
