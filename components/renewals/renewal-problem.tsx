import { Banner } from "@/components/ui/banner";
import { Day } from "@/components/ui/day";
import { TextButton } from "@/components/ui/text-link";
import type { Problem } from "@/lib/domain/problem";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import type { ShownReport } from "./use-renewal-report";

type RenewalProblemProps = {
  problem: Problem;
  shown: ShownReport | null;
  query: RenewalQuery;
  onRetry: () => void;
};

/** Why a range could not be loaded, and which rows stand below instead. */
export function RenewalProblem({ problem, shown, query, onRetry }: RenewalProblemProps) {
  return (
    <div className="px-gutter pb-3">
      <Banner
        kind={problem.status === 400 ? "bad" : "warn"}
        fact={`${problem.title}.`}
        action={<TextButton onClick={onRetry}>Try again</TextButton>}
      >
        {problem.errors?.[0] ? `${problem.errors[0].message}. ` : null}
        {shown ? <RowsBelow shown={shown} query={query} /> : null}
      </Banner>
    </div>
  );
}

function RowsBelow({ shown: { report, query: own }, query }: { shown: ShownReport; query: RenewalQuery }) {
  if (own === query) return "The rows below are as they were.";
  return (
    <>
      The rows below are those from <Day date={report.from} /> to <Day date={report.to} />.
    </>
  );
}
