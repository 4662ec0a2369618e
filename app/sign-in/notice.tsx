import { FileClock } from "lucide-react";

/** Why the person is asked to sign in: a failure, a page that wanted it, or something that needs it anew. */
export function Notice({ error, ended, again }: { error: string | null; ended: boolean; again: boolean }) {
  if (error === null && !ended) return null;
  const asked = again
    ? "Sign in again: what you are about to do needs it."
    : "Sign in to go on. The page you asked for opens after it.";
  return (
    <p role={error ? "alert" : "status"} className="mb-4 flex gap-2.5 border-line border-b pb-4 text-ink">
      <FileClock aria-hidden="true" className="mt-0.5 size-icon shrink-0 text-ink-2" strokeWidth={1.75} />
      {error ?? asked}
    </p>
  );
}
