import type { ReactNode } from "react";
import { AccountPalette } from "@/components/accounts/account-palette";
import { SignOut } from "@/components/home/sign-out";
import { UpdateNotice } from "@/components/home/update-notice";
import { Frame } from "@/components/layout/frame";
import type { Place } from "@/components/layout/places";
import type { Role } from "@/lib/domain/permissions";
import { requirePage } from "@/lib/server/auth/page";
import { listChanges } from "@/lib/server/services/changes/list-changes";

const roleWords: Record<Role, string> = {
  support: "Support",
  finance: "Finance",
  partner: "Partner staff",
  admin: "Admin",
};

/** Around every page behind sign-in. Each page asks for its own permission again, beside its data. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { context, caller } = await requirePage("accounts.read");
  const notKnown = await listChanges(context, caller, { state: "unknown", limit: 1 });
  const places: Place[] = [
    { id: "home", href: "/", label: "Home" },
    { id: "directory", href: "/accounts", label: "Directory" },
    { id: "changes", href: "/changes", label: "Changes", count: notKnown.total },
    { id: "renewals", href: "/renewals", label: "Renewals" },
  ];
  return (
    <Frame
      partner={context.env.partnerName}
      places={places}
      person={{ name: caller.person.name, role: roleWords[caller.person.role] }}
      signOut={<SignOut />}
      palette={<AccountPalette places={places} />}
    >
      {children}
      <UpdateNotice />
    </Frame>
  );
}
