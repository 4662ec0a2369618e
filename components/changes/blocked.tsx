import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { AccountDetail } from "@/lib/domain/account";
import type { ChangeKind } from "@/lib/domain/change";
import { type BlockReason, blockReasons } from "@/lib/domain/eligibility";
import { accountPath, changePath } from "@/lib/domain/paths";
import { kindWords } from "./change-words";

type BlockedProps = { account: AccountDetail; kind: ChangeKind; block: BlockReason };

/** In the form's place: why this sub-account cannot take the change, and what can be done instead. */
export function Blocked({ account, kind, block }: BlockedProps) {
  const path = accountPath(account.id);
  const instead = insteadOf(block, path);
  return (
    <>
      <PageHeader
        ruled
        title={kindWords[kind]}
        crumbs={[
          { label: "Directory", href: "/accounts" },
          { label: account.name, href: path },
          { label: kindWords[kind] },
        ]}
      />
      <EmptyState
        className="py-6"
        title={`${kindWords[kind]} is not possible now`}
        action={
          <>
            {block === "open_change" && account.openChange ? (
              <ButtonLink kind="main" href={changePath(account.openChange.id)}>
                Open that change
              </ButtonLink>
            ) : null}
            {instead ? (
              <ButtonLink kind="main" href={instead.href}>
                {instead.words}
              </ButtonLink>
            ) : null}
            <ButtonLink href={path}>Open sub-account</ButtonLink>
          </>
        }
      >
        <p>{blockReasons[block]}</p>
        {block === "open_change" && account.openChange ? (
          <p>
            <bdi>{account.openChange.requestedByName}</bdi> began it; it stays locked until the outcome is
            known.
          </p>
        ) : null}
      </EmptyState>
    </>
  );
}

function insteadOf(block: BlockReason, path: string): { href: string; words: string } | null {
  if (block === "no_plan" || block === "ended") return { href: `${path}/subscribe`, words: "Subscribe" };
  if (block === "has_plan") return { href: `${path}/base-plan`, words: "Change base plan" };
  return block === "no_addon" ? { href: `${path}/add-add-on`, words: "Add add-on" } : null;
}
