import type { ReactNode } from "react";
import { AccountPalette } from "@/components/accounts/account-palette";
import { SignOut } from "@/components/home/sign-out";
import { UpdateNotice } from "@/components/home/update-notice";
import { Frame } from "@/components/layout/frame";
import type { Place } from "@/components/layout/places";
import { roleWords } from "@/components/layout/role-words";
import { NoticeWatch } from "@/components/operations/notice-watch";
import { ServiceBanner } from "@/components/operations/service-banner";
import { can } from "@/lib/domain/permissions";
import { requirePage } from "@/lib/server/auth/page";
import { listChanges } from "@/lib/server/services/changes/list-changes";
import { recentNotice } from "@/lib/server/services/operations/read-notice";

/** Around every page behind sign-in. Each page asks for its own permission again, beside its data. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { context, caller } = await requirePage("accounts.read");
  const [notKnown, notice] = await Promise.all([
    listChanges(context, caller, { state: "unknown", limit: 1 }),
    recentNotice(context, caller),
  ]);
  const manages = can(caller.person.role, "operations.read");
  const places: Place[] = [
    { id: "home", href: "/", label: "Home" },
    { id: "directory", href: "/accounts", label: "Directory" },
    { id: "changes", href: "/changes", label: "Changes", count: notKnown.total },
    { id: "renewals", href: "/renewals", label: "Renewals" },
    ...(manages
      ? [
          { id: "operations" as const, href: "/ops", label: "Operations" },
          { id: "audit" as const, href: "/audit", label: "Audit" },
        ]
      : []),
    { id: "settings", href: "/settings", label: "Settings" },
  ];
  return (
    <Frame
      partner={context.env.partnerName}
      places={places}
      person={{ name: caller.person.name, role: roleWords[caller.person.role] }}
      signOut={<SignOut />}
      palette={<AccountPalette places={places} />}
      notice={<ServiceBanner notice={notice} manages={manages} />}
    >
      {children}
      <UpdateNotice />
      <NoticeWatch shown={notice} />
    </Frame>
  );
}
