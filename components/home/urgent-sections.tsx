import Link from "next/link";
import { Age } from "@/components/ui/age";
import { Status } from "@/components/ui/status";
import { Name } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import { totalWords } from "@/components/ui/total-words";
import type { AccountRow } from "@/lib/domain/account";
import type { Home } from "@/lib/domain/home";
import { accountPath } from "@/lib/domain/paths";
import { ChangeRows } from "./change-rows";
import { HomeSection, NothingHere } from "./home-section";

/** What cannot wait: changes whose outcome is not known, then what only a person can settle. */
export function UrgentSections({ home, maySettle }: { home: Home; maySettle: boolean }) {
  const { notKnown, needsPerson, couldNotRead } = home;
  const { totalIsExact } = couldNotRead;
  const needing = needsPerson.total + couldNotRead.total;
  return (
    <>
      <HomeSection
        title="Not known yet"
        note={notKnown.total}
        end={
          notKnown.total > 0 ? (
            <span className="text-ink-2 text-meta max-md:hidden">
              No answer from Zoom. Plandesk checks by reading; do not send them again.
            </span>
          ) : null
        }
      >
        {notKnown.total > 0 ? (
          <ChangeRows dashed changes={notKnown.items} />
        ) : (
          <NothingHere>Every change has a known outcome.</NothingHere>
        )}
      </HomeSection>
      <HomeSection
        title="Needs you"
        note={needing > 0 ? totalWords({ total: needing, totalIsExact }) : null}
        end={
          couldNotRead.total > couldNotRead.items.length ? (
            <TextLink href="/accounts?status=could_not_read">All that could not be read</TextLink>
          ) : null
        }
      >
        {needing > 0 ? (
          <>
            <ChangeRows changes={needsPerson.items} link={maySettle ? "Settle" : "Open"} withState />
            <ul className="divide-y divide-line border-line [ul:not(:empty)+&]:border-t">
              {couldNotRead.items.map((account) => (
                <UnreadRow key={account.id} account={account} />
              ))}
            </ul>
          </>
        ) : (
          <NothingHere>Nothing waits for a person.</NothingHere>
        )}
      </HomeSection>
    </>
  );
}

function UnreadRow({ account }: { account: AccountRow }) {
  return (
    <li className="flex min-h-row items-center gap-4">
      <Link href={accountPath(account.id)} className="min-w-0 flex-1">
        <Name>{account.name}</Name>
      </Link>
      <Status word="Could not read" />
      <span className="w-28 text-right text-meta">
        {account.plansReadAt ? (
          <Age at={account.plansReadAt} />
        ) : (
          <span className="text-ink-3">never read</span>
        )}
      </span>
    </li>
  );
}
