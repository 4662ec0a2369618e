"use client";

import { RefreshCw } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";

type PageFailureProps = {
  /** What the server's log calls this failure; null when it happened in the browser. */
  trace: string | null;
  onRetry: () => void;
};

/** A page that could not be made: what that means, and a way on. */
export function PageFailure({ trace, onRetry }: PageFailureProps) {
  return (
    <>
      <PageHeader title="This page could not be loaded" />
      <div className="grid max-w-form gap-4 px-gutter">
        <Banner kind="bad" fact="Something broke in Plandesk.">
          Nothing was sent to Zoom by opening this page.
        </Banner>
        {trace ? (
          <Facts items={[{ term: "Trace", value: <span className="font-mono text-code">{trace}</span> }]} />
        ) : null}
        <div className="flex gap-2">
          <Button small icon={RefreshCw} onClick={onRetry}>
            Try now
          </Button>
          {trace ? (
            <CopyButton
              label="Copy for ticket"
              words="Copy for ticket"
              text={`Plandesk page, trace ${trace}`}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}
