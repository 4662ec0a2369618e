import { z } from "zod";
import type { FaultRule } from "../faults/fault";

const ms = z.number().min(0);
const apply = z.boolean().optional();
const status = z.int().min(200).max(599);

const actionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("delay"), ms }),
  z.strictObject({ kind: z.literal("hang") }),
  z.strictObject({ kind: z.literal("reset_before") }),
  z.strictObject({ kind: z.literal("reset_after") }),
  z.strictObject({ kind: z.literal("apply_no_answer") }),
  z.strictObject({ kind: z.literal("apply_late"), ms, connection: z.enum(["hang", "reset"]).optional() }),
  z.strictObject({
    kind: z.literal("status"),
    status,
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    apply,
  }),
  z.strictObject({ kind: z.literal("html"), status: status.optional(), bytes: z.int().optional(), apply }),
  z.strictObject({ kind: z.literal("cut_json"), reset: z.boolean().optional(), apply }),
  z.strictObject({
    kind: z.literal("drip"),
    part: z.enum(["head", "body"]).optional(),
    everyMs: ms.optional(),
    apply,
  }),
  z.strictObject({
    kind: z.literal("rate_limited"),
    limit: z.enum(["qps", "daily"]),
    headers: z.boolean().optional(),
    retryAfter: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal("expired_token"), message: z.string().optional() }),
  z.strictObject({ kind: z.literal("stale_reads"), ms }),
  z.strictObject({ kind: z.literal("redirect"), location: z.string(), status: status.optional(), apply }),
  z.strictObject({ kind: z.literal("duplicate_keys"), apply }),
  z.strictObject({ kind: z.literal("null_plans"), apply }),
  z.strictObject({ kind: z.literal("wrong_types"), apply }),
]);

const faultSchema = z.strictObject({
  match: z
    .strictObject({
      method: z.string().optional(),
      path: z.string().optional(),
      accountId: z.string().optional(),
      nth: z.int().min(1).optional(),
    })
    .optional(),
  times: z.union([z.int().min(1), z.literal("always")]).optional(),
  action: actionSchema,
});

/** Takes a JSON object and returns it as a fault; throws when the sandbox could not do what it says. */
export function checkedFault(body: unknown): FaultRule {
  // JSON knows no undefined, so a parsed optional member is either absent or has its type.
  return faultSchema.parse(body) as FaultRule;
}
