import "server-only";
import { utcDay } from "@/lib/domain/calendar-date";
import type { ChangeEffect } from "@/lib/domain/change-effect";
import { blockReasons } from "@/lib/domain/eligibility";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { FieldError } from "@/lib/domain/problem";
import { blockOf, type ChangeAccount } from "@/lib/server/changes/change-account";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import type { ChangeInput, Operation } from "@/lib/server/changes/operation";
import type { Caller, Context } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";

type Json = Record<string, unknown>;

/** One request's way through the journal: who asks for what, of which sub-account. */
export type ChangeRun<Request extends Json = Json> = {
  context: Context;
  caller: Caller;
  operation: Operation<Request>;
  input: ChangeInput<Request>;
  account: ChangeAccount;
};

/** The lines of the version that the person saw; null when our snapshot is of another one. */
export function seenLines<Request extends Json>({ account, input }: ChangeRun<Request>): PlanLine[] | null {
  return account.snapshot?.version === input.ifMatch ? account.snapshot.lines : null;
}

/**
 * Judges what can be judged before Zoom is asked. When the snapshot is not what the person saw, only what holds either
 * way is refused: the fresh read decides, and tells of the difference first.
 *
 * Throws not_eligible or invalid_request.
 */
export function judgeBeforeReading<Request extends Json>(run: ChangeRun<Request>): void {
  const seen = seenLines(run);
  const errors = ruleErrors(run, run.account.snapshot?.lines ?? null);
  const always = seen ? errors : errors.filter((error) => holdsAnyway(error, ruleErrors(run, null)));
  throwIfRefused(run, seen, always);
}

/** Judges again by the fresh lines. Throws not_eligible or invalid_request. */
export function judgeFresh<Request extends Json>(run: ChangeRun<Request>, lines: PlanLine[]): void {
  throwIfRefused(run, lines, ruleErrors(run, lines));
}

function ruleErrors<Request extends Json>(run: ChangeRun<Request>, lines: PlanLine[] | null): FieldError[] {
  const { context, operation, input } = run;
  const today = utcDay(context.clock.now());
  return operation.errors(input.request, { lines, today, bounds: context.env.hostBounds });
}

function holdsAnyway(error: FieldError, others: FieldError[]): boolean {
  return others.some((other) => other.path === error.path && other.message === error.message);
}

function throwIfRefused<Request extends Json>(
  { account, operation }: ChangeRun<Request>,
  lines: PlanLine[] | null,
  errors: FieldError[],
): void {
  const reason = blockOf(account, operation.kind, lines);
  if (reason) throw new AppError("not_eligible", { detail: blockReasons[reason], reason });
  if (errors.length > 0) throw new AppError("invalid_request", { errors });
}

/** The effect that a row of the journal stands for. */
export function effectOf({ before, after }: ChangeRow): ChangeEffect {
  return { before, after };
}
