import { FileClock, TriangleAlert } from "lucide-react";

type NoticeProps = {
  /** What went wrong; null: nothing did. */
  error: string | null;
  /** A page behind sign-in was asked for. */
  ended: boolean;
  /** Something needs a sign-in of the last minutes. */
  again: boolean;
};

/** Why the person is asked to sign in: a failure, a page that wanted it, or something that needs it anew. */
export function Notice({ error, ended, again }: NoticeProps) {
  if (error === null && !ended && !again) return null;
  const asked = again
    ? "What you are about to do needs a sign-in of the last five minutes. You come back to it."
    : "Sign in to go on. The page you asked for opens after it.";
  const Icon = error === null ? FileClock : TriangleAlert;
  return (
    <p
      role={error === null ? "status" : "alert"}
      className="mb-4 flex gap-2.5 border-line border-b pb-4 text-ink"
    >
      <Icon
        aria-hidden="true"
        className={`mt-0.5 size-icon shrink-0 ${error === null ? "text-ink-2" : "text-warn"}`}
        strokeWidth={1.75}
      />
      {error ?? asked}
    </p>
  );
}
