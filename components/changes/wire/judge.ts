import { z } from "zod";
import type { FieldError } from "@/lib/domain/problem";
import { fieldErrors, type RuleFacts, withRules } from "@/lib/domain/request-rules";
import type { Wire } from "./wire-path";

/** What the rules say of a form: what it asks for, or the errors that keep it from asking. */
export type Verdict<Asked> = { intent: Asked | null; errors: readonly FieldError[] };

/**
 * Judges a body by the schema and the rules that the server uses too.
 * @param ask what the form asks for, made from a request without errors
 */
export function judge<Schema extends z.ZodType, Asked>(
  schema: Schema,
  rules: (request: z.infer<Schema>, facts: RuleFacts) => FieldError[],
  facts: RuleFacts,
  body: unknown,
  ask: (request: z.infer<Schema>) => Asked,
): Verdict<Asked> {
  const result = withRules(schema, rules, facts).safeParse(body);
  if (result.success) return { intent: ask(result.data as z.infer<Schema>), errors: [] };
  return { intent: null, errors: fieldErrors(result.error).errors };
}

/**
 * A verdict as a schema, for the form shell: its errors become issues on their fields, its intent the result.
 * @param verdictOf judges the form's values
 */
export function verdictSchema<Asked>(verdictOf: (values: Wire) => Verdict<Asked>): z.ZodType<Asked, Wire> {
  return z.custom<Wire>().transform((values, context) => {
    const { intent, errors } = verdictOf(values);
    for (const { path, message } of errors)
      context.addIssue({ code: "custom", path: path.split("."), message });
    return intent ?? z.NEVER;
  });
}
