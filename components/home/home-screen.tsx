import { PageHeader } from "@/components/layout/page-header";
import { SidePanel, WithSidePanel } from "@/components/layout/side-panel";
import { ButtonLink } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { Home } from "@/lib/domain/home";
import { can, type Role } from "@/lib/domain/permissions";
import { AccountSearch } from "./account-search";
import { ChangeRows } from "./change-rows";
import { ElsewhereSection } from "./elsewhere-section";
import { HomeSection, NothingHere } from "./home-section";
import { InvoicedDays } from "./invoiced-days";
import { InvoicedWeek } from "./invoiced-week";
import { NowWords } from "./now-words";
import { OpenedLately } from "./opened-lately";
import { ReadingPanel } from "./reading-panel";
import { UrgentSections } from "./urgent-sections";

/** The first page, in the order in which each role needs things. */
export function HomeScreen({ home, role }: { home: Home; role: Role }) {
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader title="Home" ruled meta={[<NowWords key="now" />]} {...homeActions(role)} />
      <WithSidePanel side={<HomeSide role={role} />}>
        <div className="divide-y divide-line">
          <MainSections home={home} role={role} />
        </div>
      </WithSidePanel>
    </div>
  );
}

function homeActions(role: Role) {
  if (!can(role, "plans.write")) return {};
  return {
    actions: (
      <ButtonLink kind="main" href="/accounts">
        Change a plan
      </ButtonLink>
    ),
  };
}

function HomeSide({ role }: { role: Role }) {
  return (
    <SidePanel label="State of the directory">
      <section>
        <SectionHead title="Reading from Zoom" />
        <div className="mt-3">
          <ReadingPanel />
        </div>
      </section>
      {role === "support" ? null : (
        <section>
          <SectionHead title="Opened lately" />
          <OpenedLately />
        </section>
      )}
    </SidePanel>
  );
}

function MainSections({ home, role }: { home: Home; role: Role }) {
  if (role === "support")
    return (
      <>
        <AccountSearch />
        <RecentChanges home={home} />
      </>
    );
  if (!can(role, "plans.write")) return <InvoicedDays month={home.month} />;
  return (
    <>
      <UrgentSections home={home} maySettle={can(role, "changes.settle")} />
      <InvoicedWeek home={home} />
      <ElsewhereSection elsewhere={home.elsewhere} />
      <RecentChanges home={home} />
    </>
  );
}

function RecentChanges({ home }: { home: Home }) {
  return (
    <HomeSection title="Recent changes" end={<TextLink href="/changes">All changes</TextLink>}>
      {home.recent.length === 0 ? (
        <NothingHere>No change has been asked for yet.</NothingHere>
      ) : (
        <ChangeRows changes={home.recent} link="Show" withState />
      )}
    </HomeSection>
  );
}
