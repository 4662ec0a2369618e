import { FooterBar } from "@/components/layout/footer-bar";
import { countWords } from "@/components/ui/count-words";
import type { RenewalReport } from "@/lib/domain/renewal";

/** The sums of the whole range, and what they leave out. */
export function RenewalFooter({ report }: { report: RenewalReport }) {
  const left = report.listed - report.total.lines;
  const { lines, accounts, hosts } = report.total;
  return (
    <FooterBar
      parts={[
        <strong key="total" className="font-title text-ink">
          {countWords(hosts, "host")}
        </strong>,
        `${countWords(lines, "line")} of ${countWords(accounts, "sub-account")}`,
        left === 0 ? null : `${left} cancelled or expired, not counted`,
      ]}
    />
  );
}
