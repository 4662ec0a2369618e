"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Tabs } from "@/components/ui/tabs";
import type { AccountDetail } from "@/lib/domain/account";
import type { DifferencePage } from "@/lib/domain/difference";
import { accountPath } from "@/lib/domain/paths";
import { can, type Role } from "@/lib/domain/permissions";
import { rememberOpened } from "@/lib/queries/opened-accounts";
import { useSingleKeys } from "../use-single-keys";
import { accountActions } from "./account-actions";
import { AccountBanner } from "./account-banner";
import { AccountFooter } from "./account-footer";
import { AccountHeader } from "./account-header";
import { AccountLines } from "./account-lines";
import { AccountSide } from "./account-side";
import { OpenChangeLine } from "./open-change-line";
import { openLines } from "./open-lines";
import { useElsewhere } from "./use-elsewhere";
import { useLivePlans } from "./use-live-plans";
import { useOpenChange } from "./use-open-change";

type AccountScreenProps = {
  account: AccountDetail;
  /** What changed elsewhere, newest first. */
  differences: DifferencePage;
  role: Role;
};

/** One sub-account: what is bought, how it stands, what may be done, and how old all of it is. */
export function AccountScreen({ account: first, differences, role }: AccountScreenProps) {
  const live = useLivePlans(first);
  const { account, plans, reread } = live;
  const mayWrite = can(role, "plans.write");
  const change = useOpenChange(account.openChange);
  const elsewhere = useElsewhere(account.id, plans, differences);
  useEffect(() => rememberOpened({ id: account.id, name: account.name }), [account.id, account.name]);
  useAccountKeys(account, mayWrite, reread);
  const readAt = plans?.readAt ?? null;
  const path = accountPath(account.id);
  return (
    <div className="flex h-full min-h-0 flex-col max-lg:h-auto">
      <AccountHeader
        account={account}
        readAt={readAt}
        reading={live.reading}
        onReread={reread}
        mayWrite={mayWrite}
      />
      <div className="px-gutter pt-2 pb-2 empty:hidden">
        <AccountBanner account={account} readAt={readAt} problem={live.problem} onReread={reread} />
      </div>
      <Tabs
        label="Parts of this sub-account"
        items={[
          { href: path, label: "Plans", count: plans?.lines.length, current: true },
          {
            href: `/changes?${new URLSearchParams({ accountId: account.id })}`,
            label: "Changes",
            current: false,
          },
        ]}
      />
      {account.openChange ? <OpenChangeLine open={account.openChange} change={change} /> : null}
      <div className="flex min-h-0 flex-1 max-lg:flex-col">
        <AccountLines
          account={account}
          plans={plans}
          changed={live.changed}
          open={openLines(change)}
          elsewhere={elsewhere}
          mayWrite={mayWrite}
          reading={live.reading}
          failed={live.problem !== null}
        />
        <AccountSide account={account} plans={plans} change={change} elsewhere={elsewhere} />
      </div>
      <AccountFooter lines={plans?.lines ?? []} account={account} mayWrite={mayWrite} />
    </div>
  );
}

function useAccountKeys(account: AccountDetail, mayWrite: boolean, reread: () => void) {
  const router = useRouter();
  useSingleKeys((key) => {
    if (key === "r") {
      reread();
      return true;
    }
    const { main, second } = accountActions(account);
    const action = [main, second].find((one) => one?.keys.toLowerCase() === key);
    if (!mayWrite || !action) return false;
    router.push(action.href);
    return true;
  });
}
