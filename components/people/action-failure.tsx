import { Banner } from "@/components/ui/banner";
import { TextLink } from "@/components/ui/text-link";
import { ProblemError } from "@/lib/queries/http";

/** Why a change of people did not happen, and what to do; nothing while there is no error. */
export function ActionFailure({ error }: { error: Error | null }) {
  if (!error) return null;
  const problem = error instanceof ProblemError ? error.problem : null;
  const again = problem?.code === "sign_in_again";
  return (
    <Banner
      kind="warn"
      className="mb-2"
      fact={`${problem?.title ?? "Plandesk does not answer"}.`}
      action={
        again ? <TextLink href="/sign-in?again=1&callbackUrl=%2Fsettings">Sign in again</TextLink> : null
      }
    >
      {problem?.detail}
    </Banner>
  );
}
