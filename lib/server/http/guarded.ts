import "server-only";
import { buildId } from "@/lib/server/build-id";
import { getContext } from "@/lib/server/context";
import { toAppError } from "@/lib/server/errors";
import { answer, problemAnswer } from "@/lib/server/http/reply";
import { requestIdOf } from "@/lib/server/http/request-origin";

/** Runs a handler and turns what it gives or throws into the answer; the unforeseen is logged once and told flat. */
export async function guarded(
  request: Request,
  run: (requestId: string) => Promise<unknown>,
): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const startedAt = performance.now();
  const response = await run(requestId).then(
    (value) => answer(value, requestId),
    (error: unknown) => errorAnswer(error, requestId),
  );
  response.headers.set("X-Request-Id", requestId);
  response.headers.set("X-Plandesk-Build", buildId());
  const { pathname } = new URL(request.url);
  const ms = Math.round(performance.now() - startedAt);
  logLine("info", { requestId, method: request.method, pathname, status: response.status, ms }, "answered");
  return response;
}

function errorAnswer(error: unknown, requestId: string): Response {
  const known = toAppError(error);
  if (known?.code === "database_unavailable")
    logLine("warn", { requestId, err: error }, "the database failed");
  if (known) return problemAnswer(known.code, requestId, known.extra, known.headers);
  logLine("error", { requestId, err: error }, "a request broke");
  return problemAnswer("internal", requestId);
}

// With bad settings there is no context and so no log; the answer must come all the same.
function logLine(level: "info" | "warn" | "error", fields: object, text: string): void {
  try {
    getContext().log[level](fields, text);
  } catch {
    return;
  }
}
