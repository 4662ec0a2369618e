"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Name } from "@/components/ui/table-rows";
import { TextButton } from "@/components/ui/text-link";
import { totalWords } from "@/components/ui/total-words";
import type { AccountPage, AccountRow } from "@/lib/domain/account";
import { accountPath } from "@/lib/domain/paths";
import { accountsPage } from "@/lib/queries/accounts";

const SHOWN = 8;

type FoundAccountsProps = {
  /** What is searched for. */
  query: string;
  /** Something else has been typed, which is searched for once typing rests. */
  typing: boolean;
};

/** The first sub-accounts that match a text. Those of the text before stay, dimmed, until its own have come. */
export function FoundAccounts({ query, typing }: FoundAccountsProps) {
  const { data, isPlaceholderData, isError, refetch } = useQuery(
    accountsPage({ q: query, sort: "name" }, SHOWN),
  );
  const busy = typing || isPlaceholderData || (!data && !isError);
  return (
    <>
      <h2 className="font-title text-section">{busy ? "Searching" : "Found"}</h2>
      {isError && !typing ? (
        <p className="text-ink-2">
          The directory does not answer. <TextButton onClick={() => void refetch()}>Try again</TextButton>
        </p>
      ) : null}
      {data ? (
        <div aria-busy={busy} className="aria-busy:opacity-60">
          <ul className="divide-y divide-line">
            {data.items.map((account) => (
              <FoundRow key={account.id} account={account} />
            ))}
          </ul>
          <p className="mt-2 text-ink-2 text-meta">{foundWords(data)}</p>
        </div>
      ) : null}
    </>
  );
}

function FoundRow({ account: { id, name, accountNumber, ownerEmail } }: { account: AccountRow }) {
  return (
    <li className="flex min-h-row items-center justify-between gap-3">
      <Link href={accountPath(id)} className="min-w-0">
        <Name>{name}</Name>
      </Link>
      <span className="truncate text-ink-3 text-meta">{ownerEmail ?? accountNumber}</span>
    </li>
  );
}

function foundWords(page: AccountPage): string {
  if (page.total === 0)
    return "No sub-account matches. The search looks at name, id, number and the owner's e-mail.";
  return page.total > SHOWN ? `The first ${SHOWN} of ${totalWords(page)}. Enter lists them all.` : "";
}
