import "server-only";
import { z } from "zod";
import type { AddAddonRequest, UpdateAddonRequest } from "@/lib/domain/addon";
import type { SubscribeRequest } from "@/lib/domain/subscribe";
import type { WriteTicket } from "@/lib/server/changes/ticket";
import type { CallOptions, ZoomAnswer } from "@/lib/server/zoom/call";
import type { Zoom } from "@/lib/server/zoom/client";
import type { Place } from "@/lib/server/zoom/limiter";
import { parseAnswer } from "@/lib/server/zoom/parse-answer";

const plansSchema = z.record(z.string(), z.unknown());

/** Plans as Zoom sent them; `readAt` is when the question left, which tells the order of two readings best. */
export type PlansRead = { raw: Record<string, unknown>; readAt: Date };

/**
 * All plans of a sub-account (GET plans, Medium), families nobody knows included.
 *
 * Throws ZoomRefused 2100 for a self-pay account and 404 for one that is gone.
 */
export async function getPlans(
  zoom: Zoom,
  accountId: string,
  { priority }: CallOptions = {},
): Promise<PlansRead> {
  const answer = await zoom.read({ path: ["accounts", accountId, "plans"], label: "medium", priority });
  return { raw: parseAnswer(answer, plansSchema), readAt: answer.sentAt };
}

/** Subscribes the ticket's account (POST plans, Heavy, 201). Zoom refuses a second subscription. */
export function subscribePlans(zoom: Zoom, ticket: WriteTicket, body: SubscribeRequest): Promise<ZoomAnswer> {
  return write(zoom, ticket, "POST", [], body);
}

/**
 * Sets the base plan of the ticket's account (PUT plans/base, Heavy, 204). `hosts` is the new total: the relative
 * `increasing_hosts` would buy again when it is repeated, so it is not offered here.
 */
export function updateBasePlan(
  zoom: Zoom,
  ticket: WriteTicket,
  { type, hosts }: { type: string; hosts: number },
): Promise<ZoomAnswer> {
  return write(zoom, ticket, "PUT", ["base"], { type, hosts });
}

/** Adds an add-on to the ticket's account (POST plans/addons, Heavy, 201). */
export function addAddon(zoom: Zoom, ticket: WriteTicket, body: AddAddonRequest): Promise<ZoomAnswer> {
  return write(zoom, ticket, "POST", ["addons"], body);
}

/** Sets type and total hosts of an add-on (PUT plans/addons, Heavy, 200 or 204 by contract). */
export function updateAddon(zoom: Zoom, ticket: WriteTicket, body: UpdateAddonRequest): Promise<ZoomAnswer> {
  return write(zoom, ticket, "PUT", ["addons"], body);
}

/** Asks for the place of a change's request while the change is stored as *sending*. */
export function reservePlace(zoom: Zoom): Place {
  return zoom.reserve("heavy");
}

function write(
  zoom: Zoom,
  ticket: WriteTicket,
  method: "POST" | "PUT",
  below: string[],
  body: Record<string, unknown>,
): Promise<ZoomAnswer> {
  const path = ["accounts", ticket.accountId, "plans", ...below];
  return zoom.write(ticket, { method, path, body, label: "heavy" });
}
