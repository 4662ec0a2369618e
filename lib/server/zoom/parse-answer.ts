import "server-only";
import type { z } from "zod";
import type { ZoomAnswer } from "@/lib/server/zoom/call";
import { ZoomNoAnswer } from "@/lib/server/zoom/errors";

/**
 * Takes an answer and the shape that is needed of it; returns the parsed body.
 *
 * Throws ZoomNoAnswer naming the fields that do not fit, never their values.
 */
export function parseAnswer<Schema extends z.ZodType>(answer: ZoomAnswer, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join(".") || "the body");
  throw new ZoomNoAnswer({
    status: answer.status,
    message: `Zoom's answer has an unexpected shape at ${[...new Set(fields)].join(", ")}`,
    requestId: answer.requestId,
  });
}
