import "server-only";
import type { z } from "zod";
import { fieldErrors } from "@/lib/domain/request-rules";
import { AppError } from "@/lib/server/errors";

const MOST_PARAMETERS = 20;

/**
 * Reads a query string by a schema. A parameter may stand there once: which of two would count is anybody's guess.
 * @throws AppError `invalid_query` for repeated, unknown, too many or wrong parameters
 */
export function readQuery<Query>(parameters: URLSearchParams, schema: z.ZodType<Query>): Query {
  const names = [...parameters.keys()];
  if (names.length > MOST_PARAMETERS) throw new AppError("invalid_query", { detail: "Too many parameters" });
  const repeated = names.filter((name, i) => names.indexOf(name) !== i);
  if (repeated.length > 0) {
    const errors = [...new Set(repeated)].map((path) => ({ path, message: "Give this parameter once" }));
    throw new AppError("invalid_query", { errors });
  }
  // Postgres holds no NUL in a text and would break on it.
  const broken = names.filter((name) => parameters.get(name)?.includes("\0"));
  if (broken.length > 0) {
    const errors = broken.map((path) => ({ path, message: "Remove control characters" }));
    throw new AppError("invalid_query", { errors });
  }
  const parsed = schema.safeParse(Object.fromEntries(parameters));
  if (!parsed.success) throw new AppError("invalid_query", { errors: fieldErrors(parsed.error).errors });
  return parsed.data;
}
