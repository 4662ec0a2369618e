"use client";

import { RefreshCw } from "lucide-react";
import { MessagePage } from "@/components/layout/message-page";
import { Button, ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

type BrokenPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be drawn. The digest finds the cause in the server's log; its words stay there. */
export function BrokenPage({ error, reset }: BrokenPageProps) {
  return (
    <MessagePage
      title="This page could not be shown"
      action={
        <>
          <Button kind="main" icon={RefreshCw} onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/changes">Open changes</ButtonLink>
        </>
      }
    >
      <p>
        Something broke in Plandesk. If you had just sent a change, find out in Changes how it ended first.
      </p>
      {error.digest ? (
        <p className="mt-2 flex items-center gap-2">
          Trace <code className="font-mono text-code text-ink">{error.digest}</code>
          <CopyButton label="Copy trace" text={error.digest} />
        </p>
      ) : null}
    </MessagePage>
  );
}
