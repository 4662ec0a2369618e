import { Download } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { Age, ZoneName } from "@/components/ui/age";
import { ButtonLink } from "@/components/ui/button";
import { countWords } from "@/components/ui/count-words";
import { can, type Role, rolesWith } from "@/lib/domain/permissions";
import type { RenewalReport } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { renewalExportPath } from "@/lib/queries/renewals";

type RenewalHeaderProps = { report: RenewalReport | undefined; query: RenewalQuery; role: Role };

/** Title, sums, how old the readings are, and the export of exactly this view. */
export function RenewalHeader({ report, query, role }: RenewalHeaderProps) {
  return (
    <PageHeader
      title="Renewals"
      meta={[
        report ? sums(report) : null,
        report?.oldestReadAt ? (
          <span key="age">
            Oldest reading <Age at={report.oldestReadAt} className="text-inherit" />, times in <ZoneName />
          </span>
        ) : null,
        "Invoice dates are calendar days",
      ]}
      actions={
        can(role, "renewals.export") ? (
          <ButtonLink kind="main" icon={Download} href={renewalExportPath(query)} prefetch={false} download>
            Export view
          </ButtonLink>
        ) : (
          <span className="text-ink-2 text-meta">
            Exports are made by: {rolesWith("renewals.export").join(", ")}
          </span>
        )
      }
    />
  );
}

function sums({ total }: RenewalReport): string {
  return `${countWords(total.accounts, "sub-account")}, ${countWords(total.hosts, "host")}`;
}
