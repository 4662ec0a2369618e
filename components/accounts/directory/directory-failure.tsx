"use client";

import { RefreshCw } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";
import type { Problem } from "@/lib/domain/problem";

/** The directory has no rows to show because its first read failed. */
export function DirectoryFailure({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const trace = typeof problem.requestId === "string" ? problem.requestId : null;
  const facts = [
    { term: "Cause", value: problem.detail ?? problem.title },
    ...(trace ? [{ term: "Trace", value: <span className="font-mono text-code">{trace}</span> }] : []),
  ];
  return (
    <div className="grid max-w-form gap-4 px-gutter py-4">
      <Banner kind="bad" fact="The directory could not be loaded.">
        Nothing was changed at Zoom.
      </Banner>
      <Facts items={facts} />
      <div className="flex gap-2">
        <Button small icon={RefreshCw} onClick={onRetry}>
          Try now
        </Button>
        <CopyButton
          label="Copy for ticket"
          words="Copy for ticket"
          text={`Plandesk directory: ${problem.title} (${problem.code})${trace ? `, trace ${trace}` : ""}`}
        />
      </div>
    </div>
  );
}
