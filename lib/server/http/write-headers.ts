import "server-only";
import { AppError } from "@/lib/server/errors";

/** What a write carries beside its body. `reason` is the person's own words, null when none were given. */
export type WriteHeaders = { idempotencyKey: string; ifMatch: string; reason: string | null };

const MOST_REASON = 500;
const KEY = /^[\x21-\x7e]{8,200}$/;
// A weak validator is tolerated: proxies that compress mark them so.
const VERSION = /^(?:W\/)?"([\x21\x23-\x7e]{1,200})"$/;

/**
 * Reads the headers that every change of plans needs.
 * @throws AppError `idempotency_key_missing`, `version_missing`, or `invalid_request` for the reason
 */
export function readWriteHeaders(headers: Headers): WriteHeaders {
  const idempotencyKey = headers.get("idempotency-key") ?? "";
  if (!KEY.test(idempotencyKey)) {
    const detail = "Idempotency-Key must have 8 to 200 printable characters, the same for every repeat";
    throw new AppError("idempotency_key_missing", { detail });
  }
  const ifMatch = VERSION.exec(headers.get("if-match") ?? "")?.[1];
  if (ifMatch === undefined) {
    const detail = "If-Match must name the ETag of the plans that were read, in quotes";
    throw new AppError("version_missing", { detail });
  }
  return { idempotencyKey, ifMatch, reason: readReason(headers.get("change-reason")) };
}

// Headers carry ASCII only, so the browser sends encodeURIComponent of the text.
function readReason(encoded: string | null): string | null {
  if (encoded === null) return null;
  const text = decode(encoded)?.trim();
  if (text === undefined) throw reasonError("The reason cannot be read");
  if (text.length > MOST_REASON) throw reasonError(`Type at most ${MOST_REASON} characters`);
  if (/[^\P{Cc}\n\t]/u.test(text)) throw reasonError("Remove control characters");
  return text === "" ? null : text;
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

function reasonError(message: string): AppError {
  return new AppError("invalid_request", { errors: [{ path: "reason", message }] });
}
