import type { z } from "zod";
import { type Incoming, jsonObject } from "../incoming";
import { validationFailed } from "../refusal";

/** Reads the request's JSON by a strict schema; throws code 300 that names each bad or unknown field. */
export function parseBody<T>(incoming: Incoming, schema: z.ZodType<T>): T {
  const result = schema.safeParse(jsonObject(incoming));
  if (result.success) return result.data;
  throw validationFailed([...new Set(result.error.issues.flatMap(fieldsOf))]);
}

function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String);
  const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
  if (keys.length > 0) return keys.map((key) => [...path, key].join("."));
  return [path.join(".")];
}
