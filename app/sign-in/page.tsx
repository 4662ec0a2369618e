import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CompanySignIn } from "@/app/sign-in/company-sign-in";
import { DemoPeopleList } from "@/app/sign-in/demo-people-list";
import { errorWords } from "@/app/sign-in/error-words";
import { SignInFoot } from "@/app/sign-in/foot";
import { Notice } from "@/app/sign-in/notice";
import { SignInFrame } from "@/app/sign-in/sign-in-frame";
import { StillSignedIn } from "@/app/sign-in/still-signed-in";
import { currentPerson } from "@/lib/server/auth/page";
import { landingPath, NO_ROLE_PATH, safePath, signInPath } from "@/lib/server/auth/sign-in-paths";
import { getContext } from "@/lib/server/context";
import { lastReading } from "@/lib/server/sync/sync-run";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The way in; whoever is signed in already goes on. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error, again } = await searchParams;
  const here = safePath(textOf(callbackUrl));
  const person = await currentPerson();
  const failure = errorWords(textOf(error));
  // Somebody whose proof of who they are went wrong has to learn that, though they are still signed in.
  if (person && again !== "1" && failure === null)
    redirect(person.role === null ? NO_ROLE_PATH : here === "/" ? landingPath(person.role) : here);
  const context = getContext();
  const { oidc, demoUsers } = context.env.auth;
  const partner = context.env.partnerName;
  const back = signInPath(here);
  return (
    <SignInFrame
      title={person ? "Sign in again" : "Sign in"}
      lead={`Zoom subscriptions of ${possessive(partner)} sub-accounts, for partner staff, support and finance.`}
      note="No access? Ask your Plandesk admin."
      foot={<SignInFoot readAt={await lastReading(context)} />}
    >
      <Notice error={failure} ended={here !== "/"} again={again === "1"} />
      {person ? <StillSignedIn name={person.name} path={here} /> : null}
      {oidc ? (
        <CompanySignIn
          partner={partner}
          host={new URL(oidc.issuer).host}
          callbackUrl={back}
          again={person !== null}
        />
      ) : null}
      {oidc && demoUsers ? <hr className="my-5 border-line" /> : null}
      {demoUsers ? <DemoPeopleList callbackUrl={back} /> : null}
    </SignInFrame>
  );
}

function possessive(name: string): string {
  return name.endsWith("s") ? `${name}’` : `${name}’s`;
}

function textOf(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
