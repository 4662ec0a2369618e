import "server-only";
import type { ChangeKind } from "@/lib/domain/change";
import type { ChangeEffect } from "@/lib/domain/change-effect";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { FieldError } from "@/lib/domain/problem";
import type { RuleFacts } from "@/lib/domain/request-rules";
import type { WriteTicket } from "@/lib/server/changes/ticket";
import type { ZoomAnswer } from "@/lib/server/zoom/call";
import type { Zoom } from "@/lib/server/zoom/client";

type Json = Record<string, unknown>;

/** What is sent for a change, made of the fresh lines: absolute totals only. */
export type Sending = { body: Json; send(zoom: Zoom, ticket: WriteTicket): Promise<ZoomAnswer> };

/** One kind of change: all that the common way of changes needs to know of it. */
export type Operation<Request extends Json> = {
  kind: ChangeKind;
  method: "POST" | "PUT";
  /** Below the sub-account's address, e.g. `/plans/base`. */
  path: string;
  /** HTTP status of our answer when it was done. */
  success: 200 | 201;
  errors(request: Request, facts: RuleFacts): FieldError[];
  effect(request: Request, lines: PlanLine[] | null): ChangeEffect;
  sending(request: Request, lines: PlanLine[]): Sending;
};

/** A change as a route hands it to its service. */
export type ChangeInput<Request extends Json> = {
  accountId: string;
  request: Request;
  idempotencyKey: string;
  /** The version of the plans that the person saw. */
  ifMatch: string;
  reason: string | null;
};
