import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CompanySignIn } from "@/app/sign-in/company-sign-in";
import { DemoPeopleList } from "@/app/sign-in/demo-people-list";
import { errorWords } from "@/app/sign-in/error-words";
import { Notice } from "@/app/sign-in/notice";
import { SignInFrame } from "@/app/sign-in/sign-in-frame";
import { Age } from "@/components/ui/age";
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
  if (person && again !== "1")
    redirect(person.role === null ? NO_ROLE_PATH : here === "/" ? landingPath(person.role) : here);
  const context = getContext();
  const { oidc, demoUsers } = context.env.auth;
  const partner = context.env.partnerName;
  const back = signInPath(here);
  return (
    <SignInFrame
      title="Sign in"
      lead={`Zoom subscriptions of ${possessive(partner)} sub-accounts, for partner staff, support and finance.`}
      note="No access? Ask your Plandesk admin."
      foot={<Foot readAt={await lastReading(context)} />}
    >
      <Notice error={errorWords(textOf(error))} ended={here !== "/"} again={again === "1"} />
      {oidc ? (
        <CompanySignIn
          partner={partner}
          host={new URL(oidc.issuer).host}
          callbackUrl={back}
          again={again === "1"}
        />
      ) : null}
      {oidc && demoUsers ? <hr className="my-5 border-line" /> : null}
      {demoUsers ? <DemoPeopleList callbackUrl={back} /> : null}
    </SignInFrame>
  );
}

function Foot({ readAt }: { readAt: Date | null }) {
  return (
    <span className="inline-flex flex-wrap items-center justify-center gap-x-3">
      <span className="inline-flex items-center gap-1.5">
        <CircleCheck aria-hidden="true" className="icon-filled size-icon-small text-ok" strokeWidth={2} />
        Plandesk works
      </span>
      <span className="h-3.5 border-line-strong border-l" aria-hidden="true" />
      {readAt ? (
        <span>
          Last full read <Age at={readAt.toISOString()} ago />
        </span>
      ) : (
        <span>Sub-accounts not read yet</span>
      )}
    </span>
  );
}

function possessive(name: string): string {
  return name.endsWith("s") ? `${name}’` : `${name}’s`;
}

function textOf(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
