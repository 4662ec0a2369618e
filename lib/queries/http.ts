import type { Problem } from "@/lib/domain/problem";
import { noteBuild } from "./build-watch";
import { idleMark } from "./idle-mark";

type Headers = Record<string, string>;
type GetOptions = { signal?: AbortSignal; headers?: Headers };
type Method = "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * What our API answered instead of a result. `problem.status` is 0 when no answer came at all: of a read nothing
 * is lost; a write may have arrived, and repeating it with the same Idempotency-Key tells.
 */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(found: Problem) {
    super(found.title);
    this.name = "ProblemError";
    this.problem = found;
  }
}

/**
 * Reads from our API.
 * @param path absolute, with its query, e.g. `/api/sync`
 * @throws ProblemError for every answer but 2xx, and when none came
 */
export function getJson<T>(path: string, { signal, headers = {} }: GetOptions = {}): Promise<T> {
  return send<T>(path, { method: "GET", headers, ...(signal ? { signal } : {}) });
}

/**
 * Sends a body to our API, once.
 * @param headers e.g. Idempotency-Key and If-Match for a change of plans
 * @throws ProblemError for every answer but 2xx, and when none came
 */
export function sendJson<T>(method: Method, path: string, body: unknown, headers: Headers = {}): Promise<T> {
  return send<T>(path, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

async function send<T>(path: string, init: RequestInit & { headers: Headers }): Promise<T> {
  const answer = await fetch(path, {
    ...init,
    headers: { Accept: "application/json", ...idleMark(), ...init.headers },
  }).catch((cause: unknown) => {
    // A cancelled read is no failure: TanStack Query knows it by its own name.
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ProblemError(silence());
  });
  noteBuild(answer.headers.get("X-Plandesk-Build"));
  const body = await readBody(answer);
  if (answer.ok) return body as T;
  throw new ProblemError(isProblem(body) ? body : unreadable(answer.status));
}

async function readBody(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined;
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    if (answer.ok) throw new ProblemError(unreadable(answer.status));
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "title" in body;
}

// Written out, because the list of all problems and their titles would come with every page.
function internal(status: number, title: string): Problem {
  return { type: "/problems/internal", code: "internal", status, title };
}

function silence(): Problem {
  return internal(0, "Plandesk does not answer");
}

function unreadable(status: number): Problem {
  return internal(status, "Plandesk's answer could not be read");
}
