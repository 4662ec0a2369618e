import "server-only";
import { problems } from "@/lib/domain/problem";
import { toAppError } from "@/lib/server/errors";

/** Why a reading of all sub-accounts ended early, in words for people. */
export function failureText(cause: unknown): string {
  const known = toAppError(cause);
  if (!known) return "Something broke in Plandesk. The log tells more.";
  const words = known.extra.zoom?.message;
  const title = problems[known.code].title;
  return words ? `${title}: ${words}` : `${title}. The next reading tries again.`;
}
