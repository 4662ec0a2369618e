"use client";

import { lazy, Suspense } from "react";
import { SidePanel } from "@/components/layout/side-panel";
import { countWords } from "@/components/ui/count-words";
import { Day, DaysAway } from "@/components/ui/day";
import { type Fact, Facts } from "@/components/ui/facts";
import { SectionHead } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { AccountDetail, AccountPlans } from "@/lib/domain/account";
import { parseCalendarDate } from "@/lib/domain/calendar-date";
import type { Change } from "@/lib/domain/change";
import type { PlanDifference } from "@/lib/domain/difference";
import { nextInvoices } from "./next-invoices";
import { OpenChangePanel } from "./open-change-panel";

type AccountSideProps = {
  account: AccountDetail;
  plans: AccountPlans | null;
  change: Change | undefined;
  elsewhere: readonly PlanDifference[];
};

// Most sub-accounts have nothing to feed it with.
const ElsewhereFeed = lazy(async () => ({ default: (await import("./elsewhere-feed")).ElsewhereFeed }));

/** Beside the lines: what is under way, what is invoiced when, what changed elsewhere, and whose account it is. */
export function AccountSide({ account, plans, change, elsewhere }: AccountSideProps) {
  const invoices = nextInvoices(plans?.lines ?? []);
  return (
    <SidePanel label="About this sub-account" className="lg:overflow-y-auto">
      {account.openChange ? <OpenChangePanel open={account.openChange} change={change} /> : null}
      {invoices.length > 0 ? (
        <section>
          <SectionHead title="Next invoices" />
          <dl className="mt-2 grid grid-cols-[6rem_1fr] gap-y-2.5">
            {invoices.map(({ date, lines, words }) => (
              <div key={date} className="col-span-2 grid grid-cols-subgrid">
                <dt>
                  <Day date={date} />
                </dt>
                <dd>
                  {words}
                  <span className="block text-ink-3 text-meta">
                    {countWords(lines, "line")}, <DaysAway date={date} />
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {plans ? (
        <section>
          <SectionHead title="Changed elsewhere" />
          {elsewhere.length > 0 ? (
            <Suspense>
              <ElsewhereFeed differences={elsewhere} />
            </Suspense>
          ) : (
            <p className="mt-2 text-ink-3">Nothing that Plandesk has seen.</p>
          )}
        </section>
      ) : null}
      <section>
        <SectionHead title="Sub-account" />
        <div className="mt-2">
          <Facts items={accountFacts(account, plans !== null)} />
        </div>
        {/* Also what the keyboard stops at, so that it can scroll this column. */}
        <TextLink
          href={`/changes?accountId=${encodeURIComponent(account.id)}`}
          className="mt-2.5 inline-block"
        >
          Every change asked for here
        </TextLink>
      </section>
    </SidePanel>
  );
}

const payWords = { master: "The partner, as master", sub: "The customer, to Zoom" };

function accountFacts(account: AccountDetail, plansReadable: boolean): Fact[] {
  // Zoom shows plans only to the master that pays for them (2100 "self pay mode" otherwise, zoom-api.md 2.6).
  const pays = account.payMode ?? (plansReadable ? "master" : null);
  const since = parseCalendarDate(account.zoomCreatedAt);
  return [
    { term: "Pays", value: pays ? payWords[pays] : <Unknown>not read yet</Unknown> },
    { term: "Number", value: account.accountNumber ?? <Unknown>not reported</Unknown> },
    { term: "Owner", value: account.ownerEmail ?? <Unknown>not reported</Unknown> },
    { term: "Type", value: account.accountType ?? <Unknown>not reported</Unknown> },
    ...(account.subscriptionStart
      ? [{ term: "Subscribed", value: <Day date={account.subscriptionStart} /> }]
      : []),
    ...(account.subscriptionEnd ? [{ term: "Until", value: <Day date={account.subscriptionEnd} /> }] : []),
    ...(since ? [{ term: "Since", value: <Day date={since} /> }] : []),
  ];
}

function Unknown({ children }: { children: string }) {
  return <span className="text-ink-3">{children}</span>;
}
