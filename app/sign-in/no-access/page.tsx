import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInFrame } from "@/app/sign-in/sign-in-frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { can, type Permission, permissions, type Role, rolesWith } from "@/lib/domain/permissions";
import { currentPerson } from "@/lib/server/auth/page";
import { landingPath, signInPath } from "@/lib/server/auth/sign-in-paths";
import { whomToAsk } from "@/lib/server/auth/whom-to-ask";
import { getContext } from "@/lib/server/context";

export const metadata: Metadata = { title: "No access" };

type NoAccessPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const roleWords: Record<Role, string> = {
  support: "support",
  finance: "finance",
  partner: "partner staff",
  admin: "admins",
};
const ownWords: Record<Role, string> = { ...roleWords, admin: "admin" };

const NO_ROLE =
  "An admin can give you one, at once. A group of your company that has one counts from your next sign-in.";

/** Who may, and whom to ask, for somebody whose role lacks a permission or who has no role. */
export default async function NoAccessPage({ searchParams }: NoAccessPageProps) {
  const person = await currentPerson();
  if (!person) redirect(signInPath(null));
  const { need } = await searchParams;
  const permission = permissions.find((known) => known === need);
  const { role } = person;
  // They were given what they lacked; the page that refused them would let them in now.
  if (role !== null && permission && can(role, permission)) redirect(landingPath(role));
  return (
    <SignInFrame
      title={role === null ? "You have no role in Plandesk" : "Your role does not allow this"}
      lead={role === null ? NO_ROLE : allowedText(permission)}
      note={`Ask ${await whomToAsk(getContext())}.`}
    >
      <p className="text-ink">
        You are signed in as <strong className="font-strong">{person.name}</strong>
        {role === null ? "" : `, ${ownWords[role]}`}.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        {role === null ? (
          <ButtonLink href="/" prefetch={false}>
            Try again
          </ButtonLink>
        ) : (
          <ButtonLink href={landingPath(role)}>Go to your first page</ButtonLink>
        )}
        <form method="post" action="/api/auth/signout">
          <Button type="submit">Sign out</Button>
        </form>
      </div>
    </SignInFrame>
  );
}

function allowedText(permission: Permission | undefined): string {
  if (!permission) return "Somebody with another role can open it.";
  return `It is open to: ${rolesWith(permission)
    .map((role) => roleWords[role])
    .join(", ")}.`;
}
