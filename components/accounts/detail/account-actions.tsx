"use client";

import { Lock } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { AccountDetail } from "@/lib/domain/account";
import { blockReasons } from "@/lib/domain/eligibility";
import { accountPath, changePath } from "@/lib/domain/paths";
import { rolesWith } from "@/lib/domain/permissions";

type Action = { href: string; words: string; keys: string };

/** What may be done now: the main act and the second one, each null when it may not. */
export function accountActions({ id, eligibility }: AccountDetail): {
  main: Action | null;
  second: Action | null;
} {
  const path = accountPath(id);
  const change = { href: `${path}/base-plan`, words: "Change base plan", keys: "C" };
  const subscribe = { href: `${path}/subscribe`, words: "Subscribe", keys: "C" };
  const main =
    eligibility.change_base_plan === null ? change : eligibility.subscribe === null ? subscribe : null;
  const addon = { href: `${path}/add-add-on`, words: "Add add-on", keys: "A" };
  return { main, second: eligibility.add_addon === null ? addon : null };
}

/** The acts of the page's head. Where one is not possible, its place says why, or who may. */
export function AccountActions({ account, mayWrite }: { account: AccountDetail; mayWrite: boolean }) {
  if (!mayWrite) return <Locked>Changes are made by: {rolesWith("plans.write").join(", ")}</Locked>;
  const { main, second } = accountActions(account);
  return (
    <>
      {main ? null : <WhyNot account={account} />}
      {second ? (
        <ButtonLink href={second.href} keys={second.keys} className="max-sm:flex-1">
          {second.words}
        </ButtonLink>
      ) : null}
      {main ? (
        <ButtonLink kind="main" href={main.href} keys={main.keys} className="max-sm:flex-1">
          {main.words}
        </ButtonLink>
      ) : null}
    </>
  );
}

function WhyNot({ account: { eligibility, openChange } }: { account: AccountDetail }) {
  if (openChange)
    return (
      <Locked>
        Changes wait until the open one is known.{" "}
        <TextLink href={changePath(openChange.id)}>Open change</TextLink>
      </Locked>
    );
  const reason = eligibility.change_base_plan;
  return reason ? <Locked>{blockReasons[reason]}</Locked> : null;
}

function Locked({ children }: { children: React.ReactNode }) {
  return (
    <p className="flex max-w-96 items-start gap-2 text-ink-2">
      <Lock aria-hidden="true" className="mt-0.5 size-icon shrink-0" strokeWidth={1.75} />
      <span>{children}</span>
    </p>
  );
}
