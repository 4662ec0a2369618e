import type { z } from "zod";
import type { CalendarDate } from "./calendar-date";
import type { HostBoundsOverrides } from "./host-bounds";
import type { PlanLine } from "./plan-line";
import type { FieldError } from "./problem";

/** What the rules of a request need to know beside the request. */
export type RuleFacts = {
  /** The sub-account's present plan lines; null: not read, rules that need them wait for the read before sending. */
  lines: PlanLine[] | null;
  /** Today in UTC. */
  today: CalendarDate;
  bounds: HostBoundsOverrides;
};

/**
 * A request's schema with its rules, so that form and server judge alike.
 * @param rules gives the field errors of a request that already has the right shape
 */
export function withRules<Schema extends z.ZodType>(
  schema: Schema,
  rules: (request: z.infer<Schema>, facts: RuleFacts) => FieldError[],
  facts: RuleFacts,
) {
  return schema.superRefine((request, context) => {
    for (const error of rules(request as z.infer<Schema>, facts)) {
      context.addIssue({ code: "custom", path: pathParts(error.path), message: error.message });
    }
  });
}

function pathParts(path: string): (string | number)[] {
  return path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The field errors of a failed parse; `shape` is true when the request has fields nobody knows. */
export function fieldErrors(error: z.ZodError): { errors: FieldError[]; shape: boolean } {
  const errors = error.issues.flatMap((issue) => {
    const path = issue.path.join(".");
    if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      message: "This field is not known",
    }));
  });
  // The first message about a field is the plainest; later ones repeat it in other words.
  const first = errors.filter((error, i) => errors.findIndex((other) => other.path === error.path) === i);
  return { errors: first, shape: error.issues.some(isShapeIssue) };
}

function isShapeIssue(issue: z.core.$ZodIssue): boolean {
  if (issue.code === "custom") return issue.params?.shape === true;
  return issue.code === "unrecognized_keys" || issue.path.length === 0;
}
