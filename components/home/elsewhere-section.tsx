import Link from "next/link";
import { StatusIcon } from "@/components/ui/status";
import { Name } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import { TimeSpan } from "@/components/ui/time-span";
import type { PlanDifference } from "@/lib/domain/difference";
import { shortEffectWords } from "@/lib/domain/difference-words";
import type { Home } from "@/lib/domain/home";
import { accountPath } from "@/lib/domain/paths";
import { listLabel } from "@/lib/domain/plan-groups";
import { HomeSection, NothingHere } from "./home-section";

/** Plans that changed since yesterday, and not from here. */
export function ElsewhereSection({ elsewhere: { items, total } }: Pick<Home, "elsewhere">) {
  return (
    <HomeSection
      title="Changed elsewhere"
      note={total > 0 ? `${total.toLocaleString("en-GB")} since yesterday` : "since yesterday"}
      end={<TextLink href="/accounts?flag=changed_elsewhere">All of 7 days</TextLink>}
    >
      {items.length === 0 ? (
        <NothingHere>No plan changed but from here.</NothingHere>
      ) : (
        <ul className="divide-y divide-line">
          {items.map((difference) => (
            <li key={difference.id} className="relative">
              <ElsewhereRow difference={difference} />
            </li>
          ))}
        </ul>
      )}
    </HomeSection>
  );
}

function ElsewhereRow({ difference }: { difference: PlanDifference }) {
  const { accountId, accountName, after, by, lines } = difference;
  const [first, ...more] = lines;
  return (
    <div className="grid min-h-row grid-cols-[minmax(0,1.1fr)_minmax(0,0.9fr)_minmax(0,1fr)_15.5rem] items-center gap-4 py-1.5 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-0.5">
      <span className="flex min-w-0 items-center gap-2">
        <StatusIcon word="Changed elsewhere" />
        <Link href={accountPath(accountId)} className="min-w-0 after:absolute after:inset-0 after:md:hidden">
          <Name>{accountName}</Name>
        </Link>
      </span>
      <span className="truncate text-ink-2 max-md:order-3 max-md:text-meta">
        {first ? listLabel(first.label) : null}
        {more.length > 0 ? ` and ${more.length} more` : null}
      </span>
      <span className="truncate max-md:text-right">{first ? shortEffectWords(first) : null}</span>
      <span className="truncate text-right text-ink-2 text-meta max-md:order-4">
        <TimeSpan after={after} by={by} short />
      </span>
    </div>
  );
}
