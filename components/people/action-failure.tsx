import { Banner } from "@/components/ui/banner";
import { TextLink } from "@/components/ui/text-link";
import { ProblemError } from "@/lib/queries/http";

/** Where somebody proves anew who they are, coming back to `path`. */
function againPath(path: string): string {
  return `/sign-in?again=1&callbackUrl=${encodeURIComponent(path)}`;
}

type ActionFailureProps = {
  error: Error | null;
  /** The page, and what is open on it, to come back to after signing in again. */
  here?: string;
};

/** Why a change of people did not happen, and what to do; nothing while there is no error. */
export function ActionFailure({ error, here = "/settings" }: ActionFailureProps) {
  if (!error) return null;
  const problem = error instanceof ProblemError ? error.problem : null;
  const again = problem?.code === "sign_in_again" || problem?.code === "not_signed_in";
  return (
    <Banner
      kind={again ? "warn" : "bad"}
      className="my-3"
      fact={`Not done: ${problem?.title ?? "Plandesk does not answer"}.`}
      action={
        again ? (
          <TextLink href={againPath(here)} prefetch={false}>
            Sign in again
          </TextLink>
        ) : null
      }
    >
      {problem?.detail ? `${problem.detail}.` : null}
    </Banner>
  );
}
