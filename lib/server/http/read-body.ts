import "server-only";
import type { z } from "zod";
import { fieldErrors } from "@/lib/domain/request-rules";
import { AppError } from "@/lib/server/errors";
import { jsonFault } from "@/lib/server/http/json-fault";
import { readBytes } from "@/lib/server/http/read-bytes";

const MOST_BYTES = 64 * 1024;
const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * Reads a request's JSON body by a schema.
 * @throws AppError `unsupported_media_type`, `body_too_large`, `invalid_json`, `invalid_shape` or `invalid_request`
 */
export async function readBody<Body>(request: Request, schema: z.ZodType<Body>): Promise<Body> {
  const { headers } = request;
  const plain = (headers.get("content-encoding") ?? "identity") === "identity";
  if (!plain || !JSON_TYPE.test(headers.get("content-type") ?? ""))
    throw new AppError("unsupported_media_type");
  const parsed = schema.safeParse(parseJson(await readBytes(request, MOST_BYTES)));
  if (parsed.success) return parsed.data;
  const { errors, shape } = fieldErrors(parsed.error);
  throw new AppError(shape ? "invalid_shape" : "invalid_request", { errors });
}

function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    // A byte order mark is kept, so that JSON.parse refuses it (RFC 8259, section 8.1).
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid_json");
  }
  const fault = jsonFault(text);
  if (fault) throw new AppError("invalid_shape", { detail: fault });
  return value;
}
